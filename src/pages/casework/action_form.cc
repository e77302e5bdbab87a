#include "pages/casework/action_form.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "casework/casework.h"
#include "documents/letters.h"
#include "pages/staff.h"

namespace langnghe::pages {
namespace {

using casework::Action;
using lifecycle::Field;
using lifecycle::FieldType;
using lifecycle::Requirement;

casework::HasText has_text(const web::Words& words) {
  return [&words](const std::string& key) { return words.catalogue().has(key); };
}

// Where a fact comes from: the field of the lifecycle that puts it down.
const Field* field_behind(const casework::Lifecycle& lifecycle, std::string_view fact,
                          std::string_view& action) {
  const auto search = [&](const std::vector<Field>& fields) -> const Field* {
    for (const Field& field : fields)
      for (const std::string& name : field.facts())
        if (name == fact) return &field;
    return nullptr;
  };
  action = "intake";
  if (const Field* found = search(lifecycle.intake)) return found;
  for (const Action& one : lifecycle.actions)
    if (const Field* found = search(one.fields)) {
      action = one.id;
      return found;
    }
  return nullptr;
}

}  // namespace

ActionForm::ActionForm(const Services& services, const web::Words& words, web::FormView& form,
                       const casework::Case* one)
    : services_(services), words_(words), form_(form), one_(one) {}

std::string ActionForm::text(const std::string& key) const {
  return words_.catalogue().has(key) ? words_(key) : std::string();
}

web::View& ActionForm::start(web::View& box, const std::string& id, const std::string& label,
                             const std::string& hint, bool optional) {
  web::View& field = box.add("A_FIELD");
  field.set("A_ID", id);
  field.set("A_LABEL", label);
  field.show("A_OPTIONAL", optional);
  field.show_with("A_HINTED", "A_HINT", hint);
  field.show_with("A_WRONG", "A_ERROR", form_.claim(id));
  return field;
}

void ActionForm::input(web::View& box, const std::string& id, const std::string& label,
                       const std::string& hint, bool optional, const Typed& typed, const char* type,
                       int most) {
  web::View& row = start(box, id, label, hint, optional).add("A_INPUT");
  row.set("A_VALUE", typed(id));
  row.set("A_TYPE", type);
  row.show("A_MEDIUM", most <= 60);
  row.set("A_MOST", most);
}

void ActionForm::select(web::View& box, const std::string& id, const std::string& label,
                        const std::string& hint, bool optional, const Typed& typed,
                        const std::vector<web::Option>& options) {
  web::View& row = start(box, id, label, hint, optional).add("A_SELECT");
  const std::string chosen = typed(id);
  for (const web::Option& option : options) {
    web::View& item = row.add("OPTION");
    item.set("OPTION_VALUE", option.value);
    item.set("OPTION_LABEL", option.label);
    item.show("CHOSEN", option.value == chosen);
  }
}

void ActionForm::one_field(web::View& box, std::string_view kind, std::string_view prefix,
                           const Field& field, const Typed& typed) {
  const std::string key = casework::field_key(has_text(words_), kind, prefix, field.name);
  const std::string label = words_(key), hint = text(key + ".hint");
  const std::string id = std::string(prefix) + "_" + field.name;
  switch (field.type) {
    case FieldType::kChoice: {
      std::vector<web::Option> options;
      if (const lifecycle::List* list = services_.casework.lists.find(field.list))
        for (const lifecycle::ListEntry& entry : list->entries)
          options.push_back({entry.id, entry.name(web::code_of(words_.language()))});
      return select(box, id, label, hint, field.optional, typed, options);
    }
    case FieldType::kUnit: return select(box, id, label, hint, field.optional, typed, units());
    case FieldType::kOfficer: return select(box, id, label, hint, field.optional, typed, handlers());
    case FieldType::kDate: return input(box, id, label, hint, field.optional, typed, "date", 30);
    case FieldType::kNumber: return input(box, id, label, hint, field.optional, typed, "text", 12);
    case FieldType::kDocument:
      input(box, id + "_number", words_("casework.field.number_of", {{"what", label}}), hint,
            field.optional, typed, "text", 60);
      return input(box, id + "_date", words_("casework.field.date_of", {{"what", label}}), {},
                   field.optional, typed, "date", 30);
    case FieldType::kText:
      if (field.most <= 120) return input(box, id, label, hint, field.optional, typed, "text", field.most);
      {
        web::View& row = start(box, id, label, hint, field.optional).add("A_AREA");
        row.set("A_VALUE", typed(id));
        row.set("A_ROWS", 3);
        row.set("A_MOST", field.most);
      }
      return;
    case FieldType::kCheckbox:
      start(box, id, label, hint, false).add("A_CHECK").show("CHECKED", typed(id) == "1");
      return;
  }
}

void ActionForm::fields(web::View& box, std::string_view kind, std::string_view prefix,
                        const std::vector<Field>& fields, const Typed& typed) {
  for (const Field& field : fields) one_field(box, kind, prefix, field, typed);
}

void ActionForm::action(web::View& box, const Action& action, const Typed& typed,
                        const std::vector<documents::Staged>& staged) {
  const std::string kind = one_ == nullptr ? std::string() : one_->kind;
  fields(box, kind, action.id, action.fields, typed);
  for (const Requirement what : {Requirement::kUnit, Requirement::kOfficer, Requirement::kWords,
                                 Requirement::kEvidence}) {
    if (!action.takes(what)) continue;
    if (what == Requirement::kWords && !action.words_from.empty()) continue;
    const bool optional = !action.needs(what);
    const std::string name(lifecycle::requirement_code(what));
    const std::string key = casework::field_key(has_text(words_), kind, action.id, name);
    std::string hint = text(key + ".hint");
    if (hint.empty() && (what == Requirement::kWords || what == Requirement::kEvidence) &&
        action.by == casework::By::kOfficer)
      hint = words_(action.inside ? "staff.act.inside.hint" : "staff.act.public.hint");
    const std::string id = action.id + (what == Requirement::kEvidence ? "_file" : "_" + name);
    if (what == Requirement::kUnit) {
      select(box, id, words_(key), hint, optional, typed, units());
    } else if (what == Requirement::kOfficer) {
      select(box, id, words_(key), hint, optional, typed, handlers());
    } else if (what == Requirement::kWords) {
      web::View& row = start(box, id, words_(key), hint, optional).add("A_AREA");
      row.set("A_VALUE", typed(id));
      row.set("A_ROWS", action.id == "draft" ? 10 : 4);
      row.set("A_MOST", action.by == casework::By::kOfficer ? 20'000 : 4'000);
    } else {
      web::View& row = start(box, id, words_(key), hint, optional).add("A_FILE");
      for (const documents::Staged& file : staged) {
        web::View& one = row.add("STAGED");
        one.set("TOKEN", file.token);
        one.set("STAGED_NAME", file.name);
        one.set("STAGED_SIZE", words_.file_size(file.bytes));
      }
    }
  }
}

std::vector<web::Option> ActionForm::handlers() const {
  std::vector<web::Option> out;
  if (one_ == nullptr) return out;
  const auto directory = services_.directory.now();
  const directory::Unit* unit = directory->units().unit_by_id(one_->unit);
  if (unit == nullptr) return out;
  for (const directory::Officer* officer :
       directory->who_may("case.work", unit->code, one_->kind, services_.clock.now()))
    out.push_back({std::to_string(officer->id),
                   officer_and_unit(services_, officer->id, words_.language())});
  return out;
}

// Bodies that may be competent: committees, departments, inspectorates, police, reception.
std::vector<web::Option> ActionForm::units() const {
  using directory::UnitKind;
  std::vector<web::Option> out;
  const auto directory = services_.directory.now();
  const Date today = local_date(services_.clock.now());
  for (const directory::Unit& unit : directory->units().all()) {
    const bool body = unit.kind == UnitKind::kCommittee || unit.kind == UnitKind::kDepartment ||
                      unit.kind == UnitKind::kInspectorate || unit.kind == UnitKind::kPolice ||
                      unit.kind == UnitKind::kReception || unit.kind == UnitKind::kOffice;
    if (body && unit.valid_on(today) && (one_ == nullptr || unit.id != one_->unit))
      out.push_back({unit.code, unit.name(web::code_of(words_.language()))});
  }
  std::sort(out.begin(), out.end(), [](const web::Option& a, const web::Option& b) {
    return fold(a.label) < fold(b.label);
  });
  return out;
}

casework::Inputs inputs_of(const web::Request& request, const std::string& prefix,
                           const Action& action, std::vector<std::string> files) {
  casework::Inputs out;
  const auto take = [&](const std::string& name) {
    out.fields[name] = std::string(request.value(prefix + "_" + name));
  };
  for (const Field& field : action.fields)
    for (const std::string& name : field.facts()) take(name);
  for (const char* name : {"words", "unit", "officer", "rating"}) take(name);
  out.files = std::move(files);
  return out;
}

lifecycle::Facts intake_typed(const Services& services, const web::Request& request, std::string_view kind) {
  lifecycle::Facts out;
  const auto lifecycle = services.casework.lifecycles.find(kind);
  if (lifecycle == services.casework.lifecycles.end()) return out;
  for (const Field& field : lifecycle->second.intake)
    for (const std::string& name : field.facts())
      if (const std::string_view typed = request.value("intake_" + name); !typed.empty()) out[name] = typed;
  return out;
}

void prefix_intake(const Services& services, std::string_view kind, Errors& errors) {
  const auto lifecycle = services.casework.lifecycles.find(kind);
  if (lifecycle == services.casework.lifecycles.end()) return;
  for (Error& error : errors)
    for (const Field& field : lifecycle->second.intake)
      for (const std::string& name : field.facts())
        if (error.field == name) {
          error.field = "intake_" + name;
          break;
        }
}

Errors prefixed(Errors errors, std::string_view prefix) {
  for (Error& error : errors) {
    if (error.field.empty()) continue;
    error.field = std::string(prefix) + "_" + (error.field == "evidence" ? "file" : error.field);
  }
  return errors;
}

std::string lifecycle_text(const web::Words& words, std::string_view area, std::string_view kind,
                           std::string_view id) {
  return words(casework::text_key(has_text(words), area, kind, id));
}

std::vector<std::pair<std::string, std::string>> fact_lines(const Services& services,
                                                            const web::Words& words,
                                                            std::string_view kind,
                                                            const lifecycle::Facts& facts) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto lifecycle = services.casework.lifecycles.find(kind);
  if (lifecycle == services.casework.lifecycles.end()) return out;
  for (const auto& [name, value] : facts) {
    if (value.empty()) continue;
    std::string_view action;
    const Field* field = field_behind(lifecycle->second, name, action);
    const std::string key = casework::field_key(has_text(words), kind, action,
                                                field == nullptr ? name : field->name);
    if (!words.catalogue().has(key)) continue;
    if (name == "law") {
      out.emplace_back(words(key), words("casework.law." + value));
      continue;
    }
    if (field == nullptr) {
      out.emplace_back(words(key), value == "1" ? words("casework.field.yes") : value);
      continue;
    }
    switch (field->type) {
      case FieldType::kChoice: {
        const lifecycle::List* list = services.casework.lists.find(field->list);
        const lifecycle::ListEntry* entry = list == nullptr ? nullptr : list->find(value);
        out.emplace_back(words(key), entry == nullptr ? value : entry->name(web::code_of(words.language())));
        break;
      }
      case FieldType::kDocument: {
        if (!name.ends_with("_number")) break;
        const auto date = facts.find(field->name + "_date");
        const auto day = date == facts.end() ? std::nullopt : parse_date(date->second);
        out.emplace_back(words(key), day ? words("casework.field.document_of",
                                                 {{"number", value}, {"date", words.date(*day)}})
                                         : value);
        break;
      }
      case FieldType::kDate: {
        const auto day = parse_date(value);
        out.emplace_back(words(key), day ? words.date(*day) : value);
        break;
      }
      case FieldType::kUnit: {
        const auto directory = services.directory.now();
        const directory::Unit* unit = directory->unit(value);
        out.emplace_back(words(key), unit == nullptr ? value : unit->name(web::code_of(words.language())));
        break;
      }
      case FieldType::kOfficer: {
        std::int64_t id = 0;
        std::from_chars(value.data(), value.data() + value.size(), id);
        out.emplace_back(words(key), officer_and_unit(services, id, words.language()));
        break;
      }
      case FieldType::kCheckbox: out.emplace_back(words(key), words("casework.field.yes")); break;
      case FieldType::kText:
      case FieldType::kNumber: out.emplace_back(words(key), value); break;
    }
  }
  return out;
}

}  // namespace langnghe::pages
