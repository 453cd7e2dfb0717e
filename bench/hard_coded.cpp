// hard_coded INPUT.csv OUTPUT.csv: the agreement of rules/aci_msp_2023.toml (amendment 1, 2023 and after)
// written by hand for one thing only, speed: the floor that `aci batch` is measured against, to the same
// bytes. Integers over fixed denominators, one thread, no checks beyond those that the figures need. What is
// not clean (a word for a number, a row cut short, an exercise before 2023) ends the run: one line, status 2.

#include <emmintrin.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

static_assert(std::endian::native == std::endian::little, "digits are read eight at a time");

namespace {

[[noreturn]] void refuse(const std::string& reason) {
  std::fprintf(stderr, "hard_coded: %s\n", reason.c_str());
  std::exit(2);
}

// ---------------------------------------------------------------- Columns

// clang-format off
enum Column : unsigned {
  kNom, kAnnee, kIdentifiant, kDateAdhesion, kDateDepot, kAvanceVersee, kPatientele, kPatientelePrecedente,
  kPatientsAld, kPartC2s, kPartAme, kAssocies, kIpa, kMedicales, kParamedicales, kHeures, kSamedi,
  kNonProgrammes, kDerogation, kConges, kHorsConges, kPlanCrise, kCriseDeclaree, kActionsCrise,
  kSecondRecours, kCstm, kMissions, kMissionSurpoids, kUsagers, kPartSas, kToutesSas, kCoordination,
  kProtocoles, kReunions, kDossiers, kStagiaires, kCoordinationExterne, kQualite, kNationaux,
  kInsuffisanceCardiaque, kSurpoids, kSiStandard, kDateSiStandard, kSiAvance, kDateSiAvance, kColumns
};

constexpr std::array<std::string_view, kColumns> kIds = {
    "nom", "annee", "identifiant", "date_adhesion", "date_depot_projet_sante", "avance_versee",
    "patientele", "patientele_annee_precedente", "patients_ald_ou_75_ans", "part_c2s", "part_ame",
    "professionnels_associes", "ipa", "professions_medicales_hors_mg", "professions_paramedicales",
    "heures_ouverture_par_jour", "ouvert_samedi_matin", "soins_non_programmes", "derogation_pdsa",
    "semaines_fermeture_conges", "semaines_fermeture_hors_conges", "plan_crise_sanitaire",
    "crise_sanitaire_declaree", "actions_crise_sanitaire", "jours_second_recours_semaine", "medecins_cstm",
    "missions_sante_publique", "mission_surpoids_enfant", "niveau_implication_usagers", "part_medecins_sas",
    "toutes_sollicitations_sas", "fonction_coordination", "protocoles", "reunions_concertation",
    "dossiers_etudies", "stagiaires", "coordination_externe", "niveau_demarche_qualite",
    "protocoles_nationaux", "parcours_insuffisance_cardiaque", "parcours_surpoids_enfant", "si_standard",
    "date_acquisition_si_standard", "si_avance", "date_acquisition_si_avance"};
// clang-format on

// ---------------------------------------------------------------- Reading fields

// Left to itself the compiler calls them, which keeps what they share in memory: a third slower.
#define ACI_INLINE [[gnu::always_inline]] inline

constexpr std::uint64_t kZeros = 0x3030303030303030U;  // "00000000"
constexpr std::array<std::uint32_t, 16> kTens = {1,       10,        100,        1'000,      10'000,
                                                 100'000, 1'000'000, 10'000'000, 100'000'000};

/// Eight characters, or four.
template <typename T>
inline T load(const char* at) {
  T characters = 0;
  std::memcpy(&characters, at, sizeof characters);
  return characters;
}

inline bool leap(std::uint32_t year) {
  return (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0));
}

/// One row of the table: what lies between the separators, read as this or that. Almost without a jump:
/// whether a structure does this or that, or leaves it out, is a toss. `kInOrder`: the columns are all there,
/// in the order of `Column`.
template <bool kInOrder>
class Row {
 public:
  /// `ends[k]` is where field k ends; the field before the first ends at `ends[-1]`.
  Row(const char* text, const std::uint32_t* ends, const std::array<int, kColumns>& columns)
      : text_(text), ends_(ends), columns_(columns.data()) {}

  /// Not 0 once something read is not clean.
  std::uint64_t faults = 0;

  ACI_INLINE std::string_view field(Column column) const {
    const int k = kInOrder ? static_cast<int>(column) : columns_[column];
    if (!kInOrder && k < 0) return {text_, 0};
    const std::uint32_t start = ends_[k - 1] + 1;
    return {text_ + start, ends_[k] - start};
  }

  ACI_INLINE std::uint32_t count(Column column, std::uint32_t most) { return count(column, most, 0, false); }
  ACI_INLINE std::uint32_t count_or(Column column, std::uint32_t most, std::uint32_t otherwise) {
    return count(column, most, otherwise, true);
  }

  ACI_INLINE bool boolean(Column column) { return boolean(column, kRequired); }
  ACI_INLINE bool boolean_or_false(Column column) { return boolean(column, kOptional); }

  /// A number of 10^-8 (a share), of 10^-2, to eight decimals or two.
  ACI_INLINE std::uint32_t share_or_zero(Column column) { return decimal<1, 8>(field(column), 100'000'000); }
  ACI_INLINE std::uint32_t hundredths_or_zero(Column column, std::uint32_t most) {
    return decimal<3, 2>(field(column), most);
  }
  ACI_INLINE std::uint32_t hundredths(Column column, std::uint32_t most) {
    faults |= field(column).empty();
    return hundredths_or_zero(column, most);
  }
  std::uint32_t cents(std::string_view f, std::uint32_t most) {
    const std::uint32_t value = long_decimal(f, 2, most);
    faults |= value > most;
    return value;
  }

  /// As 20231231; 0 when there is none.
  ACI_INLINE std::uint32_t date_or_none(Column column) {
    const std::string_view f = field(column);
    if (f.empty()) return 0;
    static constexpr std::array<std::uint8_t, 16> kLast = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const auto w = load<std::uint64_t>(f.data());
    const std::uint64_t packed = (w & 0xFFFFFFFFU) | ((w >> 8U) & 0x0000FFFF00000000U) |
                                 std::uint64_t{load<std::uint16_t>(f.data() + 8)} << 48U;
    const std::uint32_t date = digits(packed, 8, faults);
    const std::uint32_t year = date / 10'000;
    const std::uint32_t month = date / 100 % 100;
    const std::uint32_t day = date % 100;
    faults |= (f.size() != 10) | ((w & 0xFF0000FF00000000U) != 0x2D00002D00000000U) | (year < 1900) |
              (year > 2200) | (month > 12) | (day == 0) | (day > kLast[month % 16]);
    if (date % 10'000 == 229) faults |= !leap(year);
    return date;
  }
  ACI_INLINE std::uint32_t date(Column column) {
    const std::uint32_t value = date_or_none(column);
    faults |= value == 0;
    return value;
  }

 private:
  /// What the characters of a boolean must be, by their number (a longer field is refused).
  struct Words {
    std::array<std::uint64_t, 8> mask;
    std::array<std::uint64_t, 8> word;
  };
  static constexpr Words kRequired = {{0, 0, 0, 0, 0xFFFFFFFFU, 0xFFFFFFFFFFU, 0, 0},
                                      {1, 1, 1, 1, 0x65757274U, 0x65736C6166U, 1, 1}};
  static constexpr Words kOptional = {kRequired.mask, {0, 1, 1, 1, 0x65757274U, 0x65736C6166U, 1, 1}};

  ACI_INLINE bool boolean(Column column, const Words& words) {
    const std::string_view f = field(column);
    faults |= ((load<std::uint64_t>(f.data()) & words.mask[f.size() % 8]) ^ words.word[f.size() % 8]) |
              f.size() / 8;
    return f.size() == 4;
  }

  /// The number that the first `size` characters (0 to 8; of 0, nonsense) write; `strange` gets bits when one
  /// is no digit.
  ACI_INLINE static std::uint32_t digits(std::uint64_t characters, unsigned size, std::uint64_t& strange) {
    std::uint64_t w = (characters ^ kZeros) << ((64 - 8 * size) & 63U);
    strange |= (w | (w + 0x7676767676767676U)) & 0x8080808080808080U;
    return combined(w);
  }
  /// What eight digits, one a byte, the first in the lowest, add up to.
  ACI_INLINE static std::uint32_t combined(std::uint64_t w) {
    w = (w * 10 + (w >> 8U)) & 0x00FF00FF00FF00FFU;
    w = (w * 100 + (w >> 16U)) & 0x0000FFFF0000FFFFU;
    return static_cast<std::uint32_t>(w * 10'000 + (w >> 32U));
  }
  /// The same of at most four.
  ACI_INLINE static std::uint32_t few_digits(std::uint32_t characters, unsigned size,
                                             std::uint64_t& strange) {
    std::uint32_t w = (characters ^ 0x30303030U) << ((32 - 8 * size) & 31U);
    strange |= (w | (w + 0x76767676U)) & 0x80808080U;
    w = (w * 10 + (w >> 8U)) & 0x00FF00FFU;
    return (w * 100 + (w >> 16U)) & 0xFFFFU;
  }

  ACI_INLINE std::uint32_t count(Column column, std::uint32_t most, std::uint32_t otherwise, bool optional) {
    const std::string_view f = field(column);
    const auto size = static_cast<unsigned>(f.size());
    if (most < 10) {
      const std::uint32_t digit = size == 0 ? otherwise : static_cast<std::uint32_t>(*f.data() - '0');
      faults |= (digit > most) | (size > 1) | (!optional & (size == 0));
      return digit;
    }
    const bool small = most < 10'000;
    std::uint64_t strange = size > (small ? 4 : 8);
    const std::uint32_t value = small ? few_digits(load<std::uint32_t>(f.data()), size, strange)
                                      : digits(load<std::uint64_t>(f.data()), size, strange);
    strange |= value > most;
    const std::uint32_t given = 0U - (size != 0);
    faults |= (strange & (0ULL - (size != 0))) | (!optional & (size == 0));
    return (value & given) | (otherwise & ~given);
  }

  /// A number of 10^-kDecimals. At most kBefore digits before the point and seven in all go without a jump:
  /// they are moved so that the point comes at a place known beforehand, and zeros fill the rest.
  template <unsigned kBefore, unsigned kDecimals>
  ACI_INLINE std::uint32_t decimal(std::string_view f, std::uint32_t most) {
    const auto size = static_cast<unsigned>(f.size());
    if (size > 7) [[unlikely]] {
      const std::uint32_t value = long_decimal(f, kDecimals, most);
      faults |= value > most;
      return value;
    }
    const std::uint64_t end = 1ULL << (8 * size);
    std::uint64_t w = (load<std::uint64_t>(f.data()) ^ kZeros) & (end - 1);
    // A bit for each point (which is 0x1E by now), exact for the first one, and one for the end.
    const std::uint64_t x = w ^ 0x1E1E1E1E1E1E1E1EU;
    const std::uint64_t points = ((x - 0x0101010101010101U) & ~x & 0x8080808080808080U) | end << 7U;
    const auto at = static_cast<unsigned>(__builtin_ctzll(points)) / 8;
    if (at > kBefore || size - at + kBefore > 8) [[unlikely]] {
      const std::uint32_t value = long_decimal(f, kDecimals, most);
      faults |= value > most;
      return value;
    }
    faults |= ((at == 0) & (size != 0)) | (at + 1 == size);
    constexpr std::uint64_t kWhole = (1ULL << (8 * kBefore)) - 1;
    w <<= 8 * (kBefore - at);
    w = (w & kWhole) << 8U | (w & ~(kWhole << 8U | 0xFFU));
    faults |= ((w + 0x7676767676767676U) | w) & 0x8080808080808080U;
    constexpr unsigned kBehind = 7 - kBefore;
    if constexpr (kDecimals < kBehind) faults |= w >> (8 * (kBefore + 1 + kDecimals));
    if constexpr (kDecimals < kBehind) w <<= 8 * (kBehind - kDecimals);
    std::uint32_t value = combined(w);
    if constexpr (kDecimals > kBehind) value *= kTens[kDecimals - kBehind];
    faults |= value > most;
    return value;
  }

  /// More than `most` when it is not clean.
  [[gnu::noinline]] static std::uint32_t long_decimal(std::string_view f, unsigned decimals,
                                                      std::uint32_t most) {
    std::uint64_t value = 0;
    unsigned behind = 0;
    bool point = false;
    bool bad = f.size() > 18 || f.front() == '.' || f.back() == '.';
    for (const char c : f.substr(0, 18)) {
      if (c == '.' && !point) {
        point = true;
        continue;
      }
      bad |= c < '0' || c > '9' || behind == decimals;
      value = value * 10 + static_cast<std::uint64_t>(c - '0');
      behind += point ? 1 : 0;
    }
    for (; behind < decimals && value <= most; ++behind) value *= 10;
    return bad || value > most ? most + 1 : static_cast<std::uint32_t>(value);
  }

  const char* text_;
  const std::uint32_t* ends_;
  const int* columns_;
};

// ---------------------------------------------------------------- Writing

constexpr auto kPairs = [] {
  std::array<char, 200> pairs{};
  for (std::size_t i = 0; i < 100; ++i) {
    pairs[2 * i] = static_cast<char>('0' + i / 10);
    pairs[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return pairs;
}();

inline char* put_pair(char* out, std::uint32_t value) {
  std::memcpy(out, &kPairs[2 * static_cast<std::size_t>(value)], 2);
  return out + 2;
}

inline void put_eight(char* out, std::uint64_t characters) {
  std::memcpy(out, &characters, sizeof characters);
}

/// The eight digits of a number below 10^8, one a byte, the first in the lowest.
inline std::uint64_t eight_digits(std::uint32_t value) {
  const std::uint64_t fours = value / 10'000 | std::uint64_t{value % 10'000} << 32U;
  const std::uint64_t hundreds = ((fours * 10'486) >> 20U) & 0x0000007F0000007FU;
  const std::uint64_t twos = hundreds | (fours - 100 * hundreds) << 16U;
  const std::uint64_t tens = ((twos * 103) >> 10U) & 0x000F000F000F000FU;
  return tens | (twos - 10 * tens) << 8U;
}

/// A number below 10^8. Without a jump, and eight characters whatever their number: the next ones overwrite
/// them.
inline char* put_whole(char* out, std::uint32_t value) {
  const std::uint64_t digits = eight_digits(value);
  const auto zeros = static_cast<unsigned>(__builtin_ctzll(digits | 1ULL << 56U)) / 8;
  put_eight(out, (digits | kZeros) >> (8 * zeros));
  return out + 8 - zeros;
}

/// Millionths of a point, without the zeros that say nothing.
inline char* put_points(char* out, std::uint64_t millionths) {
  *out = ',';
  out = put_whole(out + 1, static_cast<std::uint32_t>(millionths / 1'000'000));
  const std::uint64_t digits = eight_digits(100 * static_cast<std::uint32_t>(millionths % 1'000'000));
  const auto count = 7 - static_cast<unsigned>(__builtin_clzll(digits << 8U | 1)) / 8;  // The last two are 0.
  *out = '.';
  put_eight(out + 1, digits | kZeros);
  return out + (count > 0 ? count + 1 : 0);
}

inline char* put_euros(char* out, std::int64_t cents) {
  *out++ = ',';
  *out = '-';
  out += cents < 0 ? 1 : 0;
  const auto size = static_cast<std::uint64_t>(cents < 0 ? -cents : cents);
  out = put_whole(out, static_cast<std::uint32_t>(size / 100));
  *out++ = '.';
  return put_pair(out, static_cast<std::uint32_t>(size % 100));
}

// ---------------------------------------------------------------- The agreement

struct Result {
  bool eligible = false;
  std::uint64_t prerequisite = 0, socle = 0, optional = 0, all = 0;  ///< Millionths of a point.
  std::int64_t total = 0, advance = 0;                               ///< Cents.
};

/// The days of the exercise from a date (included) to 31 December: all of them when it lies before the year,
/// none when it lies after.
std::uint32_t days_left(std::uint32_t date, std::uint32_t year, std::uint32_t days_in_year) {
  static constexpr std::array<std::uint16_t, 13> kBefore = {0,   0,   31,  59,  90,  120, 151,
                                                            181, 212, 243, 273, 304, 334};
  if (date < year * 10'000) return days_in_year;
  if (date > year * 10'000 + 1'231) return 0;
  const std::uint32_t month = date / 100 % 100;
  const std::uint32_t leap_day = month > 2 && days_in_year == 366 ? 1 : 0;
  return days_in_year - (kBefore[month] + leap_day + date % 100) + 1;
}

/// The patients that the lower scale of coordination counts.
inline std::uint64_t beyond(std::uint64_t patients) {
  return (patients - 8'000) & (0ULL - (patients > 8'000));
}

/// Points are counted in ten-thousandths, which holds every whole-year figure of the agreement: patients
/// count by 1 / 80 of a point at the finest, and files by 1 / 10 000. At most 1.28e10 (a million patients, 1
/// 000 associates).
template <bool kInOrder>
ACI_INLINE Result assess(Row<kInOrder>& row, std::uint32_t year) {
  constexpr std::uint32_t kPoint = 10'000;
  constexpr std::uint32_t kMostPatients = 1'000'000;
  constexpr std::uint32_t kOne = 100'000'000;  // A share of 1: eight decimals, as "12.345678 %" has.

  const std::uint32_t signed_on = row.date(kDateAdhesion);
  const std::uint32_t filed = row.date_or_none(kDateDepot);
  const std::uint64_t patients = row.count(kPatientele, kMostPatients);
  const std::uint64_t patients_before =
      row.count_or(kPatientelePrecedente, kMostPatients, static_cast<std::uint32_t>(patients));
  const std::uint32_t at_risk = row.count(kPatientsAld, kMostPatients);
  const std::uint32_t associates = row.count(kAssocies, 1'000);
  const bool ipa = row.boolean_or_false(kIpa);
  const std::uint32_t missions = row.count_or(kMissions, 100, 0);

  const std::uint32_t signed_year = signed_on / 10'000;
  row.faults |= (year < 2023) | (year > 2100) | (year < signed_year);
  const std::uint32_t days = leap(year) ? 366 : 365;
  const std::uint32_t days_signed = days_left(signed_on, year, days);

  // Opening hours, in hundredths.
  std::uint32_t hours = row.hundredths(kHeures, 24'00);
  const std::uint32_t holidays = row.hundredths_or_zero(kConges, 53'00);
  const std::uint32_t closed = row.hundredths_or_zero(kHorsConges, 53'00);
  hours = std::max(hours, 12'00U * row.boolean_or_false(kDerogation));
  const bool opening = row.boolean(kNonProgrammes) & (hours >= 8'00) & (holidays <= 3'00) & (closed <= 1'00);
  const std::uint32_t opening_points = 800 - 60U * (hours < 12'00) - 90U * (hours < 10'00) -
                                       120U * !row.boolean(kSamedi) - 20U * (holidays > 0);

  const bool plan = row.boolean_or_false(kPlanCrise);
  const bool actions = row.boolean_or_false(kCriseDeclaree) & row.boolean_or_false(kActionsCrise);
  const bool coordination = row.boolean(kCoordination);

  const bool standard = row.boolean(kSiStandard);
  const std::uint32_t standard_since = row.date_or_none(kDateSiStandard);
  const std::uint32_t last_day = year * 10'000 + 1'231;
  const bool standard_met = standard & ((standard_since != 0 ? standard_since : signed_on) <= last_day);
  const std::uint32_t standard_full =
      500 + 200 * std::min(associates, 16U) + 150 * (std::max(associates, 16U) - 16);
  const std::uint32_t days_standard =
      standard && standard_since > signed_on ? days_left(standard_since, year, days) : days_signed;

  const std::uint64_t prerequisite =
      opening * std::uint64_t{opening_points} * kPoint + plan * (100 * kPoint + actions * 875 * patients) +
      coordination * (1'000 * kPoint + 4'250 * patients - 1'500 * beyond(patients));
  const std::uint64_t standard_points = standard_met ? std::uint64_t{standard_full} * kPoint : 0;

  // Core. The rate of files is cut to 0.01 %; 5 % of a whole year is 500 of those.
  const std::uint64_t protocols = std::min(row.count(kProtocoles, 1'000), 8U) * (ipa ? 140U : 100U) * kPoint;
  const std::uint32_t meetings = row.count(kReunions, 1'000);
  const std::uint32_t meetings_due =
      days_signed == days ? 6 : std::max(1U, (12 * days_signed + days) / (2 * days));
  const std::uint64_t files = row.count(kDossiers, 1'000'000) * 10'000ULL;
  const std::uint64_t rate = std::min<std::uint64_t>(files / std::max(at_risk, 1U), 500) *
                             ((meetings >= meetings_due) & (at_risk != 0));
  const std::uint64_t review = (ipa ? 6 : 5) * patients;  // By hundredth of a percent, in ten-thousandths.

  // Optional.
  const bool medical = row.count_or(kMedicales, 100, 0) >= 1;
  const bool paramedical = row.count_or(kParamedicales, 100, 0) >= 3;
  const std::uint32_t visits = row.hundredths_or_zero(kSecondRecours, 100'00);
  const std::uint32_t share_sas = row.share_or_zero(kPartSas);
  const bool all_sas = row.boolean_or_false(kToutesSas) | (share_sas >= kOne);
  const std::uint32_t users = row.count_or(kUsagers, 2, 0);
  const std::uint32_t trainees = row.count_or(kStagiaires, 1'000, 0);
  const std::uint32_t quality = row.count_or(kQualite, 3, 0);
  const bool overweight = row.boolean_or_false(kSurpoids) &
                          ((missions >= 2) | ((missions == 1) & row.boolean_or_false(kMissionSurpoids)));
  const std::uint32_t fixed_points =
      300U * medical + 300U * paramedical + 300U * (visits >= 50) + 300U * (visits >= 2'50) +
      200U * (row.count_or(kCstm, 1'000, 0) >= 1) + 200U * ((missions >= 2) & ipa) + 200U * (users >= 1) +
      100U * ((share_sas >= kOne / 2) | all_sas) + 100U * all_sas +
      225U * (trainees >= 2) * std::min(trainees, 4U) + 100U * (quality >= 1) +
      100U * std::min(row.count_or(kNationaux, 1'000, 0), 6U) + 100U * overweight;
  const std::uint32_t by_patient =
      875 * std::min(missions, 2U) + 750U * (users >= 2) + 500U * row.boolean_or_false(kCoordinationExterne) +
      500U * (quality >= 2) + 750U * (quality >= 3) + 250U * row.boolean_or_false(kInsuffisanceCardiaque);
  const std::uint64_t optional = std::uint64_t{fixed_points} * kPoint + by_patient * patients;
  const bool advanced = row.boolean_or_false(kSiAvance);
  const std::uint32_t advanced_since = row.date_or_none(kDateSiAvance);
  const std::uint64_t advanced_points =
      advanced & ((advanced_since != 0 ? advanced_since : signed_on) <= last_day) ? 100 * kPoint : 0;
  const std::uint32_t days_advanced =
      advanced && advanced_since > signed_on ? days_left(advanced_since, year, days) : days_signed;

  // Who is paid: all four prerequisites, three for a new structure.
  std::uint32_t a_year_later = filed + 10'000;
  if (a_year_later % 10'000 == 229) --a_year_later;
  const bool fresh =
      (filed != 0) & (filed <= signed_on) & (signed_on < a_year_later) & (year <= signed_year + 1);
  const int met = opening + plan + coordination + standard_met;

  // Euros. A point is 7 €; the share above the national 7.5 % and 0.4 % adds up to 25 %.
  const std::uint32_t c2s = std::max(row.share_or_zero(kPartC2s), 7'500'000U) - 7'500'000;
  const std::uint32_t ame = std::max(row.share_or_zero(kPartAme), 400'000U) - 400'000;
  const std::uint64_t raised = kOne + std::min(c2s + ame, 25'000'000U);
  // Fortieths of a point at full value, without and with what follows the acquisition of the software.
  const std::uint64_t full =
      40 * (2'700 + 320U * ipa) + (27 + 2U * ipa) * patients_before - 6 * beyond(patients_before);
  const std::uint64_t full_standard = std::uint64_t{40} * standard_full;

  Result result;
  result.eligible = met >= (fresh ? 3 : 4);
  std::uint64_t total = 0;
  std::uint64_t advance = 0;
  if ((days_signed == days) & (days_standard == days) & (days_advanced == days)) {
    result.prerequisite = 100 * (prerequisite + standard_points);
    result.socle = 100 * (protocols + review * rate);
    result.optional = 100 * (optional + advanced_points);
    result.all = result.prerequisite + result.socle + result.optional;
    // At most 7 × 1.28e10 × 1.25e8 = 1.12e19: below 2^64.
    total = (7 * (result.all / 100) * raised + 5'000'000'000U) / 10'000'000'000U;
    advance = (21 * (full + full_standard) + 1) / 2;
  } else {
    // The same over the days of the year. The target of files is prorated with the pay, so that attainment
    // times pro rata is the lesser of the two.
    const std::uint64_t in_prerequisite = prerequisite * days_signed + standard_points * days_standard;
    const std::uint64_t in_socle =
        protocols * days_signed + review * std::min<std::uint64_t>(500 * days_signed, rate * days);
    const std::uint64_t in_optional = optional * days_signed + advanced_points * days_advanced;
    const std::uint64_t in_all = in_prerequisite + in_socle + in_optional;
    const auto millionths = [&](std::uint64_t points) { return (200 * points + days) / (2 * days); };
    result.prerequisite = millionths(in_prerequisite);
    result.socle = millionths(in_socle);
    result.optional = millionths(in_optional);
    result.all = millionths(in_all);
    using Wide = unsigned __int128;
    const std::uint64_t by = 10'000'000'000U * days;
    total = static_cast<std::uint64_t>((Wide{7 * in_all} * raised + by / 2) / by);
    advance = (21 * (full * days_signed + full_standard * days_standard) + days) / (2 * days);
  }
  if (fresh) {
    // Rounding keeps the order, so the greater of two amounts may be taken after it.
    const auto prorated = [&](std::uint64_t cents) { return (2 * cents * days_signed + days) / (2 * days); };
    total = std::max(total, prorated(20'000'00));
    advance = std::max(advance, prorated(12'000'00));
  }
  result.total = result.eligible ? static_cast<std::int64_t>(total) : 0;
  result.advance = static_cast<std::int64_t>(advance);
  const std::string_view paid = row.field(kAvanceVersee);
  if (!paid.empty()) result.advance = row.cents(paid, 1'000'000'000);
  return result;
}

// ---------------------------------------------------------------- The table

/// A text of a block that holds quotes or carriage returns: in quotes only when it needs them. Nothing when
/// it is not clean.
[[gnu::noinline]] char* put_careful(char* out, std::string_view text) {
  const bool quoted = text.size() >= 2 && text.front() == '"' && text.back() == '"';
  const std::string_view inside = quoted ? text.substr(1, text.size() - 2) : text;
  bool needs = false;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const char c = inside[i];
    if (c == '"' && (!quoted || ++i == inside.size() || inside[i] != '"')) return nullptr;
    needs |= c == '"' || c == ',' || c == '\n' || c == '\r';
  }
  if (needs) *out++ = '"';
  std::memcpy(out, inside.data(), inside.size());
  out += inside.size();
  if (needs) *out++ = '"';
  return out;
}

/// Sixteen characters at once; those too many are overwritten.
inline char* put_text(char* out, std::string_view text) {
  if (text.size() <= 16) {
    std::memcpy(out, text.data(), 16);
  } else {
    std::memcpy(out, text.data(), text.size());
  }
  return out + text.size();
}

/// Nothing when the row is not clean.
template <bool kInOrder>
char* put_row(char* out, Row<kInOrder> row, bool careful) {
  static constexpr std::string_view kRules = ",aci_msp_2023,";
  const std::string_view name = row.field(kNom);
  const std::string_view key = row.field(kIdentifiant);
  const std::uint32_t year = row.count(kAnnee, 2'100);
  const Result result = assess(row, year);
  if (row.faults != 0 || name.empty() || name == "\"\"") return nullptr;
  out = careful ? put_careful(out, name) : put_text(out, name);
  if (out == nullptr) return nullptr;
  *out++ = ',';
  out = careful ? put_careful(out, key) : put_text(out, key);
  if (out == nullptr) return nullptr;
  *out++ = ',';
  out = put_pair(out, year / 100 % 100);
  out = put_pair(out, year % 100);
  std::memcpy(out, kRules.data(), kRules.size());
  out += kRules.size();
  std::memcpy(out, result.eligible ? "true " : "false", 5);
  out += result.eligible ? 4 : 5;
  out = put_points(out, result.prerequisite);
  out = put_points(out, result.socle);
  out = put_points(out, result.optional);
  out = put_points(out, result.all);
  out = put_euros(out, result.total);
  out = put_euros(out, result.advance);
  out = put_euros(out, result.total - result.advance);
  *out++ = '\n';
  return out;
}

/// How many are set; the processor's own instruction is not to be counted on.
inline unsigned bits(std::uint64_t m) {
  m -= (m >> 1U) & 0x5555555555555555U;
  m = (m & 0x3333333333333333U) + ((m >> 2U) & 0x3333333333333333U);
  m = (m + (m >> 4U)) & 0x0F0F0F0F0F0F0F0FU;
  return static_cast<unsigned>((m * 0x0101010101010101U) >> 56U);
}

/// Where the separators of a text lie: commas and line feeds outside quotes, 64 characters at a time.
struct Separators {
  std::unique_ptr<std::uint32_t[]> ends;  ///< From 1; the first is that of the row before.
  std::size_t count = 0;
  std::size_t line_feeds = 0;
  bool careful = false;  ///< A quote, or a carriage return.

  /// `size` is a multiple of 64. The quotes of the text are balanced where a row ends.
  void find(const char* text, std::size_t size) {
    count = line_feeds = 0;
    careful = false;
    std::uint64_t inside = 0;  // All ones between quotes.
    std::uint32_t* out = ends.get() + 1;
    __m128i all_feeds = _mm_setzero_si128();
    for (std::size_t at = 0; at < size; at += 64) {
      std::uint64_t m = 0;
      __m128i feeds = _mm_setzero_si128();
      __m128i special = _mm_setzero_si128();
      for (unsigned k = 0; k < 64; k += 16) {
        const __m128i c = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text + at + k));
        const __m128i feed = _mm_cmpeq_epi8(c, _mm_set1_epi8('\n'));
        m |= std::uint64_t{static_cast<std::uint32_t>(
                 _mm_movemask_epi8(_mm_or_si128(feed, _mm_cmpeq_epi8(c, _mm_set1_epi8(',')))))}
             << k;
        feeds = _mm_sub_epi8(feeds, feed);
        special = _mm_or_si128(special, _mm_or_si128(_mm_cmpeq_epi8(c, _mm_set1_epi8('"')),
                                                     _mm_cmpeq_epi8(c, _mm_set1_epi8('\r'))));
      }
      if (_mm_movemask_epi8(special) != 0 || inside != 0) [[unlikely]] {
        careful = true;
        std::uint64_t quotes = 0;
        std::uint64_t quoted_feeds = 0;
        for (unsigned k = 0; k < 64; ++k) {
          quotes |= std::uint64_t{text[at + k] == '"'} << k;
          quoted_feeds |= std::uint64_t{text[at + k] == '\n'} << k;
        }
        for (unsigned k = 1; k < 64; k *= 2) quotes ^= quotes << k;  // From each odd quote to the next.
        quotes ^= inside;
        inside = 0 - (quotes >> 63U);
        m &= ~quotes;
        line_feeds -= bits(quoted_feeds & quotes);
      }
      all_feeds = _mm_add_epi64(all_feeds, _mm_sad_epu8(feeds, _mm_setzero_si128()));
      // Always eight at a time: fewer jumps to guess; those too many are overwritten.
      std::uint32_t* const end = out + bits(m);
      for (; m != 0; out += 8) {
        for (unsigned k = 0; k < 8; ++k, m &= m - 1) {
          out[k] =
              static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(__builtin_ctzll(m | 1ULL << 63U));
        }
      }
      out = end;
    }
    count = static_cast<std::size_t>(out - ends.get()) - 1;
    line_feeds += static_cast<std::size_t>(_mm_cvtsi128_si64(all_feeds) +
                                           _mm_cvtsi128_si64(_mm_unpackhi_epi64(all_feeds, all_feeds)));
  }
};

std::array<int, kColumns> read_header(std::string_view header) {
  std::array<int, kColumns> columns;
  columns.fill(-1);
  for (int k = 0; !header.empty(); ++k) {
    const std::string_view id = header.substr(0, header.find(','));
    header.remove_prefix(std::min(id.size() + 1, header.size()));
    const auto found = std::find(kIds.begin(), kIds.end(), id);
    if (found == kIds.end()) refuse("unknown column " + std::string(id));
    int& column = columns[static_cast<std::size_t>(found - kIds.begin())];
    if (column >= 0) refuse("two columns " + std::string(id));
    column = k;
  }
  return columns;
}

void write_all(int file, const char* text, std::size_t size) {
  while (size > 0) {
    const ssize_t written = write(file, text, size);
    if (written <= 0) refuse("cannot write the result");
    text += written;
    size -= static_cast<std::size_t>(written);
  }
}

void compute(int input, int output) {
  constexpr std::size_t kBlock = 128 << 10U;
  constexpr std::size_t kSlack = 64;
  // Fields are read eight characters at a time, and past their end.
  const auto buffer = std::make_unique_for_overwrite<char[]>(kBlock + 2 * kSlack);
  const auto results = std::make_unique_for_overwrite<char[]>(16 * kBlock);
  char* const text = buffer.get();
  Separators separators;
  separators.ends = std::make_unique_for_overwrite<std::uint32_t[]>(kBlock + 2 * kSlack);
  std::array<int, kColumns> columns{};
  std::size_t fields = 0;  // Of a row; none before the header.
  bool in_order = false;
  std::uint64_t rows = 0;
  std::size_t held = 0;
  for (bool more = true; more;) {
    while (held < kBlock) {
      const ssize_t got = read(input, text + held, kBlock - held);
      if (got < 0) refuse("cannot read the structures");
      more = got > 0;
      if (!more) break;
      held += static_cast<std::size_t>(got);
    }
    if (!more && held > 0 && text[held - 1] != '\n') text[held++] = '\n';
    if (held == 0) break;
    std::memset(text + held, ' ', kSlack);
    separators.find(text, (held + 63) / 64 * 64);
    std::uint32_t* ends = separators.ends.get() + 1;
    std::uint32_t* const last = ends + separators.count;
    std::uint32_t start = 0;
    separators.ends[0] = static_cast<std::uint32_t>(-1);
    if (fields == 0 && separators.line_feeds > 0) {
      auto* const end = std::find_if(ends, last, [&](std::uint32_t at) { return text[at] == '\n'; });
      std::string_view header(text, *end);
      if (header.starts_with("\xEF\xBB\xBF")) header.remove_prefix(3);
      if (header.ends_with('\r')) header.remove_suffix(1);
      columns = read_header(header);
      fields = static_cast<std::size_t>(end - ends) + 1;
      in_order = fields == kColumns;
      for (int k = 0; k < static_cast<int>(kColumns); ++k)
        in_order &= columns[static_cast<std::size_t>(k)] == k;
      start = *end + 1;
      ends = end + 1;
      --separators.line_feeds;
    }
    char* out = results.get();
    std::size_t seen = 0;
    for (; static_cast<std::size_t>(last - ends) >= fields && seen < separators.line_feeds; ends += fields) {
      std::uint32_t& end = ends[fields - 1];
      start = end + 1;
      ++seen;
      ++rows;
      const bool whole = text[end] == '\n';
      if (separators.careful && end > ends[-1] + 1 && text[end - 1] == '\r') --end;
      if (!whole) {
        out = nullptr;
      } else if (in_order) {
        out = put_row(out, Row<true>(text, ends, columns), separators.careful);
      } else {
        out = put_row(out, Row<false>(text, ends, columns), separators.careful);
      }
      end = start - 1;
      if (out == nullptr) refuse("row " + std::to_string(rows) + " is not clean");
    }
    if (seen != separators.line_feeds) refuse("a row has too many or too few fields");
    if (start == 0) refuse("a row is too long, or a quote does not close");
    write_all(output, results.get(), static_cast<std::size_t>(out - results.get()));
    held -= start;
    std::memmove(text, text + start, held);
  }
  if (held > 0) refuse("the last row is cut short");
  if (fields == 0) refuse("no header");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) refuse("usage: hard_coded INPUT.csv OUTPUT.csv");
  const int input = open(argv[1], O_RDONLY | O_CLOEXEC);
  if (input < 0) refuse("cannot read " + std::string(argv[1]));
  const int output = open(argv[2], O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (output < 0) refuse("cannot write " + std::string(argv[2]));
  static constexpr std::string_view kHeader =
      "nom,identifiant,annee,rules,eligible,points_prerequisite,points_socle,points_optional,"
      "points_total,total,advance,balance\n";
  write_all(output, kHeader.data(), kHeader.size());
  compute(input, output);
  if (close(output) != 0) refuse("cannot write the result");
  return 0;
}
