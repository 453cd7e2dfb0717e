#include "cli/bash_completion.h"

#include <algorithm>

#include "cli/commands.h"

namespace aci {
namespace {

using Words = std::vector<std::string>;

// In its tables `@file` is a kind of value, `*` behind it that there may be several; any other word is a
// value.
constexpr const char* kFunctions = R"bash(
# The words of the line up to the cursor, as the program will get them: bash cuts them at "=" and ":".
_aci_words() {
  local line=${COMP_LINE:0:COMP_POINT} word i
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if [[ $i == 0 || $line == [[:blank:]]* ]]; then words+=(''); fi
    line=${line#"${line%%[![:blank:]]*}"}
    if ((i == COMP_CWORD)); then word=$line; fi
    words[-1]+=$word
    line=${line#"$word"}
  done
}

# The ids of a rule file: the program knows what it is built on, as long as there is no mistake in it.
_aci_ids_of_file() {
  local text file=${1//[\"\'\\]/}
  file=${file/#\~/$HOME}
  # Whoever reads a terminal or a pipe here would take what is typed, or wait.
  [[ -f $file ]] || return
  text=$("${words[0]/#\~/$HOME}" rules -- "$file" 2>/dev/null </dev/null || cat -- "$file" 2>/dev/null </dev/null)
  inputs=$(sed -n 's/^ *\[input\.\([a-z0-9_]*\)\].*/\1/p' <<<"$text")
  assignments=$(sed -n 's/^ *\[\(input\|parameter\)\.\([a-z0-9_]*\)\].*/\2=/p' <<<"$text")
  figures=$(sed -n 's/^ *\[\(indicator\|amount\)\.\([a-z0-9_]*\)\].*/\2/p' <<<"$text")
  readings=$(sed -n 's/^ *\[.*\.reading\.\([a-z0-9_]*\)\].*/\1/p' <<<"$text")
}

# Those of the words given that begin as what stands at the cursor.
_aci_offer() {
  local word
  for word; do
    if [[ $word == "$typed"* ]]; then found+=("$word"); fi
  done
}

# id= as long as there is no "=", then what the id may be.
_aci_offer_assignments() {
  local word last=''
  for word in $assignments; do
    if [[ $typed != *=* ]]; then word=${word%%=*}=; fi
    if [[ $word == "$typed"* && $word != "$last" && ( $typed != *= || $word != "$typed" ) ]]; then found+=("$word"); fi
    last=$word
  done
}

# The header of the first table on the line.
_aci_offer_columns() {
  local word names
  for word in "${words[@]:1}"; do
    if [[ $word == *.[Cc][Ss][Vv] && -f $word && -r $word ]]; then
      IFS=$';,\t' read -ra names <<<"$(head -n 1 -- "$word" | sed 's/^\xef\xbb\xbf//; s/"//g; s/\r$//')"
      _aci_offer "${names[@]}"
      return
    fi
  done
  # shellcheck disable=SC2086
  _aci_offer $inputs
}

# What may stand for values of these kinds.
_aci_offer_kinds() {
  local kind ids
  for kind; do
    case ${kind%\*} in
      @none) ;;
      @file | @path) files=all ;;
      @rules)
        # shellcheck disable=SC2086
        _aci_offer $rule_sets
        files=all
        if ((${#found[@]} > 0)); then
          files=beside
          ids=$(compgen -f -X '!*.toml' -- "$typed"; compgen -d -- "$typed")
          if [[ $ids ]]; then mapfile -t -O "${#found[@]}" found <<<"$ids"; fi
        fi
        ;;
      @command)
        # shellcheck disable=SC2086
        _aci_offer $commands
        ;;
      @column) _aci_offer_columns ;;
      @assignment) _aci_offer_assignments ;;
      @figure)
        ids=$figures
        if [[ $typed == input:* ]]; then ids=$(sed 's/=.*//; s/^/input:/' <<<"${assignments// /$'\n'}" | sort -u); fi
        # shellcheck disable=SC2086
        _aci_offer $ids input:
        ;;
      @input)
        # shellcheck disable=SC2086
        _aci_offer $inputs
        ;;
      @reading)
        # shellcheck disable=SC2086
        _aci_offer $readings
        ;;
      *) _aci_offer "$kind" ;;
    esac
  done
}

# What the words before the cursor are: the command, its options, how many operands.
_aci_read_words() {
  local word
  _aci_takes ''
  for word in "${words[@]:1:${#words[@]}-2}"; do
    if [[ $option ]]; then
      if [[ $option == --rules ]]; then rules=$word; fi
      option=
    elif [[ $only_operands || $word != -* || $word == - ]]; then
      if [[ $command ]]; then
        place=$((place + 1))
      else
        command=$word
        _aci_takes "$command"
      fi
    elif [[ $word == -- ]]; then
      only_operands=1
    elif [[ $word == --*=* ]]; then
      given+="${word%%=*} "
      if [[ $word == --rules=* ]]; then rules=${word#*=}; fi
    else
      given+="$word "
      if [[ ${options["$word"]-} ]]; then option=$word; fi
    fi
  done
}

# What may stand at the cursor.
_aci_read_kinds() {
  local word
  typed=${typed#[\"\']}
  if [[ $option ]]; then
    read -ra kinds <<<"${options["$option"]}"
  elif [[ ! $only_operands && $typed == --*=* ]]; then
    read -ra kinds <<<"${options["${typed%%=*}"]-}"
    typed=${typed#*=}
    typed=${typed#[\"\']}
  elif [[ ! $only_operands && $typed == -* ]] || [[ $command && ! $typed && ${#operands[@]} == 0 ]]; then
    for word in "${!options[@]}"; do
      if [[ $word == --* && ( $given != *" $word "* || ${options["$word"]} == *\* ) ]]; then kinds+=("$word"); fi
    done
  elif [[ ! $command ]]; then
    kinds=(@command)
  elif ((place < ${#operands[@]})); then
    read -ra kinds <<<"${operands[place]//|/ }"
  elif ((${#operands[@]} > 0)) && [[ ${operands[-1]} == *\* ]]; then
    kinds=("${operands[-1]}")
  fi
}

# Readline replaces what stands behind the last "=" or ":" of a word without quotes.
_aci_reply() {
  local sign kept=''
  if [[ $line_word != [\"\']* ]]; then
    for sign in = :; do
      if [[ $COMP_WORDBREAKS == *"$sign"* && $typed == *"$sign"* ]]; then
        sign=${typed%"${typed##*"$sign"}"}
        if ((${#sign} > ${#kept})); then kept=$sign; fi
      fi
    done
    if [[ $COMP_WORDBREAKS != *=* && $line_word == --*=* && ! $option ]]; then found=("${found[@]/#/${line_word%%=*}=}"); fi
  fi
  COMPREPLY=("${found[@]#"$kept"}")
}

_aci() {
  local IFS=$' \t\n'
  local -a words=() operands=() found=() kinds=()
  local -A options=()
  local commands='' rule_sets='' inputs='' assignments='' figures='' readings='' rules='' files='' command='' option=''
  local given=' ' place=0 only_operands='' i
  _aci_words
  local typed=${words[-1]} line_word=${words[-1]}
  _aci_read_words
  _aci_ids "$rules"
  _aci_read_kinds
  _aci_offer_kinds "${kinds[@]}"
  _aci_reply
  case $files in
    all) ;;
    beside) compopt -o filenames ;;
    *)
      compopt +o default +o bashdefault
      for i in "${!COMPREPLY[@]}"; do
        if [[ $line_word != [\"\']* ]]; then
          printf -v "COMPREPLY[i]" %q "${COMPREPLY[i]}"
        elif [[ ${COMPREPLY[i]} == *[\"\'\\\`\$]* ]]; then
          unset "COMPREPLY[i]"
        fi
      done
      if [[ ${found[0]-} == *[=:] ]]; then compopt -o nospace; fi
      ;;
  esac
}
complete -o bashdefault -o default -F _aci aci
)bash";

std::string joined(const Words& words, const char* between) {
  return choices_text({words.begin(), words.end()}, between);
}

std::string quoted(const Words& words) {
  return "'" + joined(words, " ") + "'";
}

std::string_view kind_of(Completion completion) {
  switch (completion) {
    case Completion::none:
      return "@none";
    case Completion::file:
      return "@file";
    case Completion::path:
      return "@path";
    case Completion::rules:
      return "@rules";
    case Completion::input:
      return "@input";
    case Completion::assignment:
      return "@assignment";
    case Completion::figure:
      return "@figure";
    case Completion::reading:
      return "@reading";
    case Completion::column:
      return "@column";
    case Completion::command:
      return "@command";
  }
  return "";
}

std::string values_of(const OptionValue& value) {
  if (value.is_flag()) return "";
  if (!value.choices.empty()) return choices_text(value.choices, " ");
  return std::string(kind_of(value.completion)) + (value.repeatable ? "*" : "");
}

Words operands_of(const Operands& operands) {
  Words out;
  std::vector<Completion> kinds = operands.completions;
  if (kinds.empty()) kinds.assign(operands.most == kMany ? 1 : operands.most, operands.value.completion);
  for (const Completion kind : kinds) out.emplace_back(kind_of(kind));
  if (!operands.value.choices.empty()) out = {choices_text(operands.value.choices, "|")};
  if (operands.most == kMany) out.back() += '*';
  return out;
}

/// What a command takes, or, without one, the program.
std::string row_of(const Command* command) {
  SharedOptions shared;
  const CommandForm form = command != nullptr ? command->form() : CommandForm{};
  std::string out = "    " + (command != nullptr ? std::string(command->name) : "''") + ")\n      operands=(";
  for (const std::string& operand : operands_of(form.operands)) out += " " + quoted({operand});
  out += ")\n      options=(";
  for (const Option& option : all_options(command != nullptr ? &form : nullptr, shared)) {
    for (const std::string_view name : names_of(option)) {
      out += "\n        [" + std::string(name) + "]=" + quoted({values_of(option.value)});
    }
  }
  return out + ")\n      ;;\n";
}

/// The ids of all the rule sets of an agreement.
struct SchemeIds {
  std::set<std::string> sets, inputs, assignments, figures, readings;
};

void add_ids(const RuleSet& rules, SchemeIds& out) {
  for (const Input& input : rules.inputs) {
    out.inputs.insert(input.id);
    Words values;
    if (input.type == InputType::boolean) values = {"oui", "non"};
    for (const Choice& each : input.choices) values.push_back(each.id);
    if (values.empty()) values.emplace_back();
    for (const std::string& value : values) out.assignments.insert(input.id + "=" + value);
  }
  for (const Parameter& each : rules.parameters) out.assignments.insert(each.id + "=");
  for (const Indicator& each : rules.indicators) out.figures.insert(each.id);
  for (const Amount& each : rules.amounts) out.figures.insert(each.id);
  for (const RuleReading& each : rules.readings) out.readings.insert(each.id);
}

/// By agreement, the one that counts unless another is said being that of no `--rules` at all.
std::string ids_of_schemes(RuleLibrary& library) {
  std::map<std::string, SchemeIds> schemes;
  Diagnostics told;  // By the tests: the sets shipped have no mistakes.
  for (const ShippedHeader& header : library.shipped()) {
    SchemeIds& ids = schemes[header.scheme];
    ids.sets.insert({header.id, header.scheme});
    if (const auto plan = library.load(header, told)) add_ids(*plan->rules, ids);
  }
  const auto words = [](const std::set<std::string>& ids) { return quoted({ids.begin(), ids.end()}); };
  std::string out;
  Words sets;
  for (const auto& [scheme, ids] : schemes) {
    sets.insert(sets.end(), ids.sets.begin(), ids.sets.end());
    Words labels(ids.sets.begin(), ids.sets.end());
    if (scheme == kDefaultScheme) labels.emplace_back("''");
    out += "    " + joined(labels, " | ") + ")\n      inputs=" + words(ids.inputs) +
           "\n      assignments=" + words(ids.assignments) + "\n      figures=" + words(ids.figures) +
           "\n      readings=" + words(ids.readings) + "\n      ;;\n";
  }
  return "_aci_ids() {\n  rule_sets=" + quoted(sets) + "\n  case $1 in\n" + out +
         "    *) _aci_ids_of_file \"$1\" ;;\n  esac\n}\n";
}

}  // namespace

std::string bash_completion(RuleLibrary& library) {
  std::string takes = row_of(nullptr);
  Words names;
  for (const Command& command : commands()) {
    names.emplace_back(command.name);
    takes += row_of(&command);
  }
  return "# shellcheck shell=bash\n# Completion of aci " ACI_VERSION
         " in bash: what `aci help --format bash` writes.\n\n"
         "_aci_takes() {\n  commands=" +
         quoted(names) + "\n  case $1 in\n" + takes + "  esac\n}\n\n" + ids_of_schemes(library) + kFunctions;
}

}  // namespace aci
