#include "io/workbook_writer.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdlib>

#include "base/iso_date.h"
#include "io/cleanup_on_signal.h"
#include "io/descriptor.h"
#include "io/workbook_number_formats.h"
#include "io/written_workbook_check.h"

namespace aci {
namespace {

constexpr bool is_number(CellStyle style) {
  return style != CellStyle::text && style != CellStyle::words && style != CellStyle::date;
}

constexpr std::string_view kCut = " […]";

constexpr std::uint8_t kA4 = 9;
constexpr int kWideSheet = 6;  ///< Columns from which on it is printed on its side.
constexpr std::size_t kLeastWidth = 10;
constexpr std::size_t kHeaderWidth = 22;
/// The hour that the zip format begins with, as the members of the workbook have it.
constexpr std::time_t kCreated = 315'532'800;

/// As a spreadsheet counts them, in UTF-16, of the character that begins with that byte; 0 inside of one.
std::size_t characters(char byte) {
  const auto bits = static_cast<unsigned char>(byte);
  return (bits & 0xC0U) == 0x80U ? 0 : bits >= 0xF0U ? 2 : 1;
}
std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += characters(c);
  return count;
}

Rational whole(std::size_t count) {
  return {static_cast<std::int64_t>(count)};
}

bool is_hexadecimal(char c) {
  return std::isxdigit(static_cast<unsigned char>(c)) != 0;
}

/// Whether what lacks is the program's, not the folder's.
bool is_lack(int error) {
  return error == EMFILE || error == ENFILE || error == ENOMEM;
}

int error_of(lxw_error error) {
  return error == LXW_ERROR_MEMORY_MALLOC_FAILED ? ENOMEM : EIO;
}

/// Whether there is memory for what the library makes of a sheet, or of the file at the end: where there is
/// none, it frees what it has not made yet, and the program with it.
bool has_room() {
  constexpr std::size_t kRoom = std::size_t{4} << 20U;
  void* const room = ::mmap(nullptr, kRoom, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  return room != MAP_FAILED && ::munmap(room, kRoom) == 0;
}

/// A new file of its own, which goes away with this object, and with a signal.
class ScratchFile {
 public:
  /// See errno when it is not open.
  explicit ScratchFile(const std::string& folder) : path_(folder + "/aci-XXXXXX"), descriptor_(create()) {}
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  ~ScratchFile() {
    if (descriptor_.open()) ::unlink(path_.c_str());
  }
  bool open() const { return descriptor_.open(); }
  const std::string& path() const { return path_; }
  int number() const { return descriptor_.number(); }

 private:
  int create() {
    const SignalsWait waiting;
    const int number = ::mkstemp(path_.data());
    if (number >= 0) unfinished_.emplace(path_);
    return number;
  }

  std::string path_;
  std::optional<UnfinishedFile> unfinished_;
  Descriptor descriptor_;
};

}  // namespace

std::optional<double> cell_number(std::string_view decimal) {  // no amount: what a cell holds of one
  constexpr int kSureDigits = 15;
  int digits = 0;
  for (const char c : decimal) {
    if (c >= '0' && c <= '9' && (digits > 0 || c != '0')) ++digits;
  }
  // The one place where an amount is a binary fraction: a cell holds nothing else. It is the nearest to the
  // decimal, computed with by nobody, and up to fifteen digits it is read back as that decimal.
  // Not std::from_chars: it needs libm, whose loading every start of the program would pay for.
  const std::string written(decimal);
  char* end = nullptr;
  const double nearest = std::strtod(written.c_str(), &end);  // no amount: see above
  const bool whole = decimal.find_first_not_of("-.0123456789") == decimal.npos && !decimal.empty() &&
                     end == written.c_str() + written.size();
  return whole && digits <= kSureDigits ? std::optional(nearest) : std::nullopt;
}

std::string cell_text(std::string_view text) {
  // "_x0041_" would be shown as "A".
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i, 7);
    const bool code = rest.size() == 7 && rest.starts_with("_x") && rest.back() == '_' &&
                      std::ranges::all_of(rest.substr(2, 4), is_hexadecimal);
    if (code) out += "_x005F";
    out += text[i];
  }
  if (characters(out) <= kCellCharacters) return out;
  std::size_t room = kCellCharacters - characters(kCut);
  std::size_t end = 0;
  while (characters(out[end]) <= room) room -= characters(out[end++]);
  return out.substr(0, end) + std::string(kCut);
}

class WorkbookFile::Sheets {
 public:
  Sheets(const WorkbookLibrary& library, Language language, const std::string& folder)
      : library_(library), folder_(folder), file_(folder) {
    if (!file_.open()) {
      failed_ = errno;
      return;
    }
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder_.data();
    if (has_room()) book_ = library_.new_workbook(file_.path().c_str(), &options);
    if (book_ == nullptr) {
      failed_ = ENOMEM;
      return;
    }
    for (std::size_t i = 0; i < kCellStyles; ++i) {
      lxw_format* const format = new_format();
      if (format == nullptr) return;
      library_.set_number_format(
          format, language == Language::fr ? kNumberFormats[i].french : kNumberFormats[i].english);
      library_.set_align(format, LXW_ALIGN_VERTICAL_TOP);
      if (static_cast<CellStyle>(i) == CellStyle::words) library_.set_wrap(format);
      formats_[i] = format;
    }
    header_ = new_format();
    long_number_ = new_format();
    if (failed_ != 0) return;
    library_.set_bold(header_);
    library_.set_wrap(header_);
    library_.set_align(header_, LXW_ALIGN_VERTICAL_TOP);
    library_.set_background(header_, 0xE7E6E6);
    library_.set_bottom(header_, LXW_BORDER_THIN);
    library_.set_align(long_number_, LXW_ALIGN_VERTICAL_TOP);
    library_.set_align(long_number_, LXW_ALIGN_RIGHT);
  }
  Sheets(const Sheets&) = delete;
  Sheets& operator=(const Sheets&) = delete;
  ~Sheets() {
    if (book_ != nullptr) library_.free(book_);
  }

  /// 0, or the first error.
  int error() const { return failed_; }

  void describe(std::string title, std::string remark) {
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.comments = remark.data();
    properties.created = kCreated;
    check(library_.set_properties(book_, &properties));
    // It has freed those before, and would again with the workbook: what is left of that is the system's.
    if (failed_ != 0) book_ = nullptr;
  }

  void add(const std::string& name, const std::vector<std::string>& headers) {
    end_sheet();
    sheet_ = new_sheet(name);
    widths_.clear();
    row_ = 0;
    for (const std::string& header : headers) {
      widths_.push_back(std::clamp(characters(header) + 3, kLeastWidth, kHeaderWidth));
      check(sheet_ == nullptr
                ? LXW_NO_ERROR
                : library_.write_string(sheet_, 0, column(widths_.size() - 1), header.c_str(), header_));
    }
    end_row();
  }

  void cell(CellStyle style, std::string_view text) {
    const std::size_t place = next_++;
    if (sheet_ == nullptr || text.empty()) return;
    const auto at = static_cast<std::size_t>(style);
    const auto number = is_number(style) ? cell_number(text) : std::nullopt;
    const auto date = style == CellStyle::date ? parse_iso_date(text) : std::nullopt;
    if (number) {
      check(library_.write_number(sheet_, row_, column(place), *number, formats_[at]));
    } else if (date) {
      lxw_datetime day{};
      day.year = int{date->year()};
      day.month = static_cast<int>(unsigned{date->month()});
      day.day = static_cast<int>(unsigned{date->day()});
      check(library_.write_date(sheet_, row_, column(place), &day, formats_[at]));
    } else {
      lxw_format* const format = is_number(style) ? long_number_ : formats_[at];
      const std::string held = cell_text(text);
      if (held.ends_with(kCut) && !text.ends_with(kCut)) ++cut_;
      check(library_.write_string(sheet_, row_, column(place), held.c_str(), format));
    }
    // With the marks between thousands, and that of euros.
    const std::size_t marks = is_number(style) ? text.size() / 3 + 3 : 2;
    const std::size_t width = std::min(characters(text) + marks, kNumberFormats[at].most_width);
    if (place < widths_.size()) widths_[place] = std::max(widths_[place], width);
  }

  void end_row() {
    ++row_;
    next_ = 0;
  }
  std::uint32_t rows() const { return row_; }
  /// Texts that no cell holds whole.
  std::size_t cut() const { return cut_; }

  /// 0, or the error.
  int finish(const Put& put) {
    end_sheet();
    // The library does not close a workbook without sheets; one that fails is freed as it is.
    if (failed_ == 0 && !has_room()) failed_ = ENOMEM;
    if (failed_ == 0) close();
    if (failed_ != 0) return failed_;
    errno = 0;
    if (!is_whole(library_, file_.path(), sizes_)) return is_lack(errno) ? errno : ENOSPC;
    std::string bytes(std::size_t{1} << 16U, '\0');
    for (;;) {
      const ssize_t size = read_fully(file_.number(), bytes.data(), bytes.size());
      if (size < 0) return errno;
      if (size == 0) return 0;
      put(std::string_view(bytes).substr(0, static_cast<std::size_t>(size)));
    }
  }

 private:
  static lxw_col_t column(std::size_t place) { return static_cast<lxw_col_t>(place); }

  void check(lxw_error error) {
    if (error != LXW_NO_ERROR && failed_ == 0) failed_ = error_of(error);
  }

  /// Null on an error.
  lxw_format* new_format() {
    lxw_format* const format = library_.add_format(book_);
    if (format == nullptr) failed_ = ENOMEM;
    return format;
  }

  /// The same.
  lxw_worksheet* new_sheet(const std::string& name) {
    if (failed_ != 0) return nullptr;
    // The library says on its own, in its words, that it can make no file for the rows: asked first.
    if (const ScratchFile rows(folder_); !rows.open()) {
      failed_ = errno;
      return nullptr;
    }
    if (!has_room()) {
      failed_ = ENOMEM;
      return nullptr;
    }
    const SignalsWait waiting;  // Until the file that the rows go to has no name any more.
    errno = 0;
    lxw_worksheet* const sheet = library_.add_sheet(book_, name.c_str());
    if (sheet == nullptr) failed_ = errno != 0 ? errno : EIO;
    return sheet;
  }

  /// What is known of a sheet once its rows are there.
  void end_sheet() {
    if (sheet_ == nullptr || widths_.empty()) return;
    const auto last = column(widths_.size() - 1);
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      check(library_.set_column(sheet_, column(i), column(i), static_cast<int>(widths_[i]), nullptr));
    }
    library_.freeze(sheet_, 1, widths_.size() > kWideSheet ? 1 : 0);
    check(library_.filter(sheet_, 0, 0, std::max(row_, 2U) - 1, last));
    if (widths_.size() > kWideSheet) library_.set_landscape(sheet_);
    library_.set_paper(sheet_, kA4);
    library_.fit_to_pages(sheet_, 1, 0);
    check(library_.repeat_rows(sheet_, 0, 0));
    check(library_.set_footer(sheet_, "&L&A&R&P / &N"));
    sizes_.push_back(static_cast<std::size_t>(std::ftell(sheet_->optimize_tmpfile)));
    if (std::fflush(sheet_->optimize_tmpfile) != 0 && failed_ == 0) failed_ = errno;
    if (std::ferror(sheet_->optimize_tmpfile) != 0 && failed_ == 0) failed_ = ENOSPC;
  }

  /// Frees everything.
  void close() {
    const SignalsWait waiting;  // As above: a file for each part of the workbook.
    errno = 0;
    const lxw_error error = library_.close(std::exchange(book_, nullptr));
    sheet_ = nullptr;
    if (error != LXW_NO_ERROR) failed_ = errno != 0 ? errno : error_of(error);
  }

  const WorkbookLibrary& library_;
  std::string folder_;  ///< Of temporary files.
  ScratchFile file_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* sheet_ = nullptr;
  std::array<lxw_format*, kCellStyles> formats_{};
  lxw_format* header_ = nullptr;
  lxw_format* long_number_ = nullptr;
  std::vector<std::size_t> widths_;
  std::vector<std::size_t> sizes_;  ///< Bytes of rows, of each sheet but the present one.
  std::uint32_t row_ = 0;
  std::size_t next_ = 0;
  std::size_t cut_ = 0;
  int failed_ = 0;  ///< The first error.
};

WorkbookFile::WorkbookFile(std::unique_ptr<Sheets> sheets) : sheets_(std::move(sheets)) {}
WorkbookFile::~WorkbookFile() = default;

namespace {

/// An empty one says no more than none.
std::string temporary_folder() {
  const char* const folder = std::getenv("TMPDIR");
  return folder == nullptr || *folder == '\0' ? "/tmp" : folder;
}

void tell_not_made(int error, Diagnostics& diagnostics) {
  Diagnostic& mistake = diagnostics.error("F044", Place{}, {system_reason(error)});
  if (!is_lack(error)) mistake.hint = Message{"hint.temporary_folder", {temporary_folder()}};
}

void tell_not_loaded(const LibraryFailure& why, Diagnostics& diagnostics) {
  if (why.reason) {
    diagnostics.error("F042", Place{}, {Message{"library.not_loaded", {*why.reason}}}).hint =
        Message{"hint.workbook_otherwise", {}};
  } else {
    diagnostics.error("F042", Place{}, {Message{"library.absent", {}}}).hint =
        Message{can_load_libraries() ? "hint.workbook_library" : "hint.workbook_static", {}};
  }
}

}  // namespace

std::unique_ptr<WorkbookFile> WorkbookFile::open(Language language, const std::string& title,
                                                 const std::string& remark, Diagnostics& diagnostics) {
  LibraryFailure why;
  const WorkbookLibrary* const found = workbook_library(&why);
  if (found == nullptr) {
    tell_not_loaded(why, diagnostics);
    return nullptr;
  }
  auto sheets = std::make_unique<Sheets>(*found, language, temporary_folder());
  if (sheets->error() == 0) sheets->describe(title, remark);
  if (sheets->error() != 0) {
    tell_not_made(sheets->error(), diagnostics);
    return nullptr;
  }
  return std::unique_ptr<WorkbookFile>(new WorkbookFile(std::move(sheets)));
}

void WorkbookFile::add_sheet(const std::string& name, const std::vector<std::string>& headers) {
  sheets_->add(name, headers);
}
void WorkbookFile::cell(CellStyle style, std::string_view text) {
  sheets_->cell(style, text);
}
void WorkbookFile::end_row() {
  sheets_->end_row();
}
std::uint32_t WorkbookFile::rows() const {
  return sheets_->rows();
}

bool WorkbookFile::finish(const Put& put, Diagnostics& diagnostics) {
  const int error = sheets_->finish(put);
  if (sheets_->cut() > 0) {
    diagnostics.note("F043", Place{}, {whole(sheets_->cut()), whole(kCellCharacters)});
  }
  if (error == 0) return true;
  tell_not_made(error, diagnostics);
  return false;
}

}  // namespace aci
