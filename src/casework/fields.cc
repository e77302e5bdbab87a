// What people type into the fields of a lifecycle, checked all at once.
#include <charconv>

#include "base/text.h"
#include "casework/step.h"

namespace langnghe::casework {
namespace {

using lifecycle::Field;
using lifecycle::FieldType;

constexpr std::size_t kMostReference = 60;  // "123/QĐ-UBND" and longer

struct FieldReader {
  const Room& room;
  const Facts& typed;
  Millis at;
  Errors& errors;
  Facts& out;

  std::string value(const std::string& name) const {
    const auto found = typed.find(name);
    return found == typed.end() ? std::string() : std::string(trim(found->second));
  }

  void wrong(const std::string& name, std::string key,
             std::vector<std::pair<std::string, std::string>> args = {}) const {
    errors.push_back({Fault::kInvalid, name, "casework.refused." + std::move(key), std::move(args)});
  }

  // The number as typed, or nothing with the error told.
  std::optional<std::int64_t> number(const Field& field, const std::string& text) const {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && end == text.data() + text.size() && number >= field.least &&
        number <= field.most)
      return number;
    wrong(field.name, "number",
          {{"least", std::to_string(field.least)}, {"most", std::to_string(field.most)}});
    return std::nullopt;
  }

  void date(const std::string& name, bool past, bool future, bool optional) const {
    const std::string text = value(name);
    if (text.empty()) {
      if (!optional) wrong(name, "date_missing");
      return;
    }
    const auto day = parse_date(text);
    if (!day)
      wrong(name, "date");
    else if (past && *day > local_date(at))
      wrong(name, "date_later");
    else if (future && *day < local_date(at))
      wrong(name, "date_earlier");
    else
      out[name] = iso_date(*day);
  }

  void document(const Field& field) const {
    const std::string number = value(field.name + "_number");
    if (number.empty()) {
      // Neither half, or both.
      if (!field.optional || !value(field.name + "_date").empty())
        wrong(field.name + "_number", "document_missing");
    } else if (utf8_length(number) > kMostReference || number.find('\n') != std::string::npos) {
      wrong(field.name + "_number", "field_long", {{"most", std::to_string(kMostReference)}});
    } else {
      out[field.name + "_number"] = number;
    }
    date(field.name + "_date", true, false, field.optional && number.empty());
  }

  void choice(const Field& field, const std::string& text) const {
    const lifecycle::List* list = room.lists.find(field.list);
    if (list == nullptr || list->find(text) == nullptr)
      wrong(field.name, "choice");
    else
      out[field.name] = text;
  }

  void unit(const Field& field, const std::string& text) const {
    const auto directory = room.directory.now();
    const directory::Unit* unit = directory->unit(text);
    if (unit == nullptr || directory::is_territory(unit->kind) || !unit->valid_on(local_date(at)))
      wrong(field.name, "unit_unknown");
    else
      out[field.name] = unit->code;
  }

  void officer(const Field& field, const std::string& text) const {
    std::int64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    if (!whole || room.directory.now()->officer(id) == nullptr)
      wrong(field.name, "officer_missing");
    else
      out[field.name] = text;
  }

  void words(const Field& field, const std::string& text) const {
    const std::size_t most = field.most > 0 ? static_cast<std::size_t>(field.most) : 500;
    if (utf8_length(text) > most)
      wrong(field.name, "field_long", {{"most", std::to_string(most)}});
    else
      out[field.name] = text;
  }

  void read(const Field& field) const {
    if (field.type == FieldType::kDocument) return document(field);
    if (field.type == FieldType::kDate)
      return date(field.name, field.past, field.future, field.optional);
    const std::string text = value(field.name);
    if (text.empty()) {
      if (!field.optional) wrong(field.name, field.type == FieldType::kChoice ? "choice" : "field_missing");
      return;
    }
    switch (field.type) {
      case FieldType::kChoice: return choice(field, text);
      case FieldType::kUnit: return unit(field, text);
      case FieldType::kOfficer: return officer(field, text);
      case FieldType::kText: return words(field, text);
      case FieldType::kNumber:
        if (const auto read = number(field, text)) out[field.name] = std::to_string(*read);
        return;
      case FieldType::kCheckbox:
        if (text == "1") out[field.name] = "1";
        return;
      case FieldType::kDate:
      case FieldType::kDocument: return;
    }
  }
};

}  // namespace

Facts read_fields(const Room& room, const std::vector<Field>& fields, const Facts& typed, Millis at,
                  Errors& errors) {
  Facts out;
  const FieldReader reader{room, typed, at, errors, out};
  for (const Field& field : fields) reader.read(field);
  return out;
}

}  // namespace langnghe::casework
