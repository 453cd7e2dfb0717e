// generate_structures ROWS [--seed N]: a CSV of plausible structures on standard output, a column for each
// input of rules/aci_msp_2023.toml, in its order. The same bytes on every machine for the same seed: integer
// draws only, and no distribution of the library, whose results are its own business.

#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace {

using Days = std::chrono::sys_days;

constexpr std::string_view kHeader =
    "nom,annee,identifiant,date_adhesion,date_depot_projet_sante,avance_versee,patientele,"
    "patientele_annee_precedente,patients_ald_ou_75_ans,part_c2s,part_ame,professionnels_associes,ipa,"
    "professions_medicales_hors_mg,professions_paramedicales,heures_ouverture_par_jour,ouvert_samedi_matin,"
    "soins_non_programmes,derogation_pdsa,semaines_fermeture_conges,semaines_fermeture_hors_conges,"
    "plan_crise_sanitaire,crise_sanitaire_declaree,actions_crise_sanitaire,jours_second_recours_semaine,"
    "medecins_cstm,missions_sante_publique,mission_surpoids_enfant,niveau_implication_usagers,"
    "part_medecins_sas,toutes_sollicitations_sas,fonction_coordination,protocoles,reunions_concertation,"
    "dossiers_etudies,stagiaires,coordination_externe,niveau_demarche_qualite,protocoles_nationaux,"
    "parcours_insuffisance_cardiaque,parcours_surpoids_enfant,si_standard,date_acquisition_si_standard,"
    "si_avance,date_acquisition_si_avance\n";

/// splitmix64 (Steele, Lea, Flood 2014).
class Draws {
 public:
  explicit Draws(std::uint64_t seed) : state_(seed) {}

  /// 0 .. bound - 1; the bias of the remainder is below 2^-32 for the bounds used here.
  int below(int bound) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<int>((z ^ (z >> 31U)) % static_cast<std::uint64_t>(bound));
  }
  int between(int first, int last) { return first + below(last - first + 1); }
  bool percent(int chances) { return below(100) < chances; }

 private:
  std::uint64_t state_;
};

/// One line of fields, then the next.
class Rows {
 public:
  ~Rows() { flush(); }

  void empty() { text_ += ','; }
  void word(std::string_view text) {
    text_ += text;
    text_ += ',';
  }
  void boolean(bool value) { word(value ? "true" : "false"); }
  void whole(int value) { decimal(value, 0); }
  /// `steps` tenths, hundredths… as people write them: without the zeros that say nothing.
  void decimal(int steps, int decimals) {
    while (decimals > 0 && steps % 10 == 0) {
      steps /= 10;
      --decimals;
    }
    int scale = 1;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    digits(steps / scale, 1);
    if (decimals > 0) {
      text_ += '.';
      digits(steps % scale, decimals);
    }
    text_ += ',';
  }
  void date(Days day) {
    const std::chrono::year_month_day civil(day);
    digits(static_cast<int>(civil.year()), 4);
    text_ += '-';
    digits(static_cast<int>(static_cast<unsigned>(civil.month())), 2);
    text_ += '-';
    digits(static_cast<int>(static_cast<unsigned>(civil.day())), 2);
    text_ += ',';
  }
  /// A word and a number in `width` digits at least.
  void numbered(std::string_view start, int number, int width) {
    text_ += start;
    digits(number, width);
    text_ += ',';
  }
  void end_row() {
    text_.back() = '\n';
    if (text_.size() > (1U << 16U)) flush();
  }

 private:
  void digits(int value, int width) {
    std::array<char, 16> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
    for (auto missing = width - (end - buffer.data()); missing > 0; --missing) text_ += '0';
    text_.append(buffer.data(), end);
  }
  void flush() {
    std::fwrite(text_.data(), 1, text_.size(), stdout);
    text_.clear();
  }

  std::string text_{kHeader};
};

Days day_of(int year, unsigned month, unsigned day) {
  return std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day);
}

/// Any day of a civil year.
Days day_in(int year, Draws& draws) {
  const Days first = day_of(year, 1, 1);
  return first + std::chrono::days(draws.below(static_cast<int>((day_of(year + 1, 1, 1) - first).count())));
}

/// What keeps the one structure in twelve from being paid; `none` for the others.
enum class Missing {
  none,
  hours,
  unscheduled_care,
  closed_weeks,
  crisis_plan,
  coordination,
  software,
  software_late
};

class Structure {
 public:
  Structure(Draws& draws, Rows& rows) : draws_(draws), rows_(rows) {}

  void write(int number) {
    missing_ = draws_.percent(8) ? static_cast<Missing>(draws_.between(1, 7)) : Missing::none;
    year_ = draws_.between(2023, 2025);
    rows_.numbered("MSP ", number, 6);
    rows_.whole(year_);
    rows_.numbered("", draws_.between(1, 95) * 10'000'000 + draws_.below(10'000'000), 9);
    contract();
    patients();
    team();
    opening();
    access();
    teamwork();
    software();
    rows_.end_row();
  }

 private:
  void boolean_or_nothing(int chances, int left_out) {
    draws_.percent(left_out) ? rows_.empty() : rows_.boolean(draws_.percent(chances));
  }
  void count_or_nothing(int most, int left_out) {
    draws_.percent(left_out) ? rows_.empty() : rows_.whole(draws_.between(0, most));
  }

  void contract() {
    signed_ = day_in(draws_.percent(8) ? year_ : draws_.between(2015, year_ - 1), draws_);
    rows_.date(signed_);
    const bool recent = signed_ >= day_of(year_ - 1, 1, 1);
    if (draws_.percent(recent ? 60 : 15)) {
      const int longest = recent && draws_.percent(80) ? 360 : 900;
      rows_.date(signed_ - std::chrono::days(draws_.between(20, longest)));
    } else {
      rows_.empty();
    }
    if (draws_.percent(15)) {
      const int euros = draws_.between(12'000, 60'000);
      rows_.decimal(euros * 100 + (draws_.percent(50) ? draws_.below(100) : 0), 2);
    } else {
      rows_.empty();
    }
  }

  void patients() {
    patients_ =
        draws_.percent(88) ? 500 + draws_.below(7'000) + draws_.below(7'000) : draws_.between(8'000, 40'000);
    at_risk_ = patients_ * draws_.between(120, 320) / 1'000;
    rows_.whole(patients_);
    draws_.percent(25) ? rows_.empty() : rows_.whole(patients_ * draws_.between(940, 1'030) / 1'000);
    rows_.whole(at_risk_);
    draws_.percent(10) ? rows_.empty() : rows_.decimal(draws_.between(15, 190), 3);
    draws_.percent(35) ? rows_.empty() : rows_.decimal(draws_.between(0, 150), 4);
  }

  void team() {
    rows_.whole(draws_.between(4, 34));
    boolean_or_nothing(30, 30);
    count_or_nothing(3, 20);
    rows_.whole(draws_.between(0, 6));
  }

  void opening() {
    static constexpr std::array kTenths = {80, 90, 95, 100, 105, 110, 115, 120, 120, 120, 120, 125, 130};
    static constexpr std::array kHolidays = {0, 0, 0, 5, 10, 10, 15, 20, 20, 30};
    rows_.decimal(missing_ == Missing::hours ? 75 : kTenths[static_cast<std::size_t>(draws_.below(13))], 1);
    rows_.boolean(draws_.percent(75));
    rows_.boolean(missing_ != Missing::unscheduled_care);
    // A derogation would lift the hours that are to be missing.
    missing_ == Missing::hours || draws_.percent(85) ? rows_.empty() : rows_.boolean(draws_.percent(25));
    if (missing_ == Missing::closed_weeks) {
      rows_.decimal(draws_.between(35, 60), 1);
    } else {
      draws_.percent(30) ? rows_.empty()
                         : rows_.decimal(kHolidays[static_cast<std::size_t>(draws_.below(10))], 1);
    }
    draws_.percent(60) ? rows_.empty() : rows_.decimal(draws_.between(0, 2) * 5, 1);
  }

  void access() {
    static constexpr std::array kVisits = {0, 25, 50, 50, 100, 150, 200, 250, 300, 450};
    static constexpr std::array kShares = {0, 0, 250, 333, 500, 500, 667, 750, 1000, 1000};
    const bool plan = missing_ != Missing::crisis_plan;
    const bool crisis = draws_.percent(10);
    rows_.boolean(plan);
    crisis || draws_.percent(60) ? rows_.boolean(crisis) : rows_.empty();
    crisis&& plan ? rows_.boolean(draws_.percent(70)) : rows_.empty();
    draws_.percent(25) ? rows_.empty()
                       : rows_.decimal(kVisits[static_cast<std::size_t>(draws_.below(10))], 2);
    count_or_nothing(2, 60);
    const int missions = draws_.between(0, 4);
    rows_.whole(missions);
    missions == 0 || draws_.percent(70) ? rows_.empty() : rows_.boolean(draws_.percent(40));
    count_or_nothing(2, 10);
    draws_.percent(20) ? rows_.empty()
                       : rows_.decimal(kShares[static_cast<std::size_t>(draws_.below(10))], 3);
    boolean_or_nothing(20, 50);
  }

  void teamwork() {
    rows_.boolean(missing_ != Missing::coordination);
    rows_.whole(draws_.between(0, 12));
    const int meetings = draws_.between(3, 14);
    rows_.whole(meetings);
    rows_.whole(at_risk_ * draws_.between(0, 80) / 1'000);
    count_or_nothing(6, 10);
    boolean_or_nothing(60, 10);
    count_or_nothing(3, 10);
    count_or_nothing(7, 30);
    boolean_or_nothing(40, 20);
    boolean_or_nothing(20, 40);
  }

  void software() {
    const bool standard = missing_ != Missing::software;
    rows_.boolean(standard);
    if (missing_ == Missing::software_late) {
      rows_.date(day_in(year_ + 1, draws_));
    } else if (standard && draws_.percent(12)) {
      rows_.date(day_in(draws_.between(2018, year_), draws_));
    } else {
      rows_.empty();
    }
    const bool advanced = standard && draws_.percent(35);
    advanced || draws_.percent(50) ? rows_.boolean(advanced) : rows_.empty();
    advanced&& draws_.percent(30) ? rows_.date(day_in(draws_.between(2020, year_), draws_)) : rows_.empty();
  }

  Draws& draws_;
  Rows& rows_;
  Missing missing_ = Missing::none;
  int year_ = 0;
  int patients_ = 0;
  int at_risk_ = 0;
  Days signed_;
};

template <typename T>
bool read_number(std::string_view text, T& out) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

int main(int argc, char** argv) {
  int count = -1;
  std::uint64_t seed = 1;
  const bool seeded = argc == 4 && std::string_view(argv[2]) == "--seed" && read_number(argv[3], seed);
  if ((argc != 2 && !seeded) || !read_number(argv[1], count) || count < 0) {
    std::fputs("usage: generate_structures ROWS [--seed N]\n", stderr);
    return 2;
  }
  Draws draws(seed);
  {
    Rows rows;
    Structure structure(draws, rows);
    for (int i = 1; i <= count; ++i) structure.write(i);
  }
  return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 ? 0 : 2;
}
