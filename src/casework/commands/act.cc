#include <charconv>

#include "base/text.h"
#include "casework/step.h"

namespace langnghe::casework {
namespace {

std::string value(const Facts& fields, std::string_view name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : std::string(trim(found->second));
}

template <class T>
std::optional<T> number(const std::string& text) {
  T out = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return out;
}

}  // namespace

Result<Case> act(const Room& room, storage::Transaction& tx, const std::string& code, const Actor& who,
                 const std::string& action, const Inputs& inputs, Millis at) {
  Step step;
  step.action = action;
  step.words = value(inputs.fields, "words");
  step.typed = inputs.fields;
  step.attachments = inputs.files;
  step.to_unit = unit_to(room, value(inputs.fields, "unit"), at);
  step.to_officer = number<std::int64_t>(value(inputs.fields, "officer"));
  step.rating = number<int>(value(inputs.fields, "rating"));
  return take_step(room, tx, code, who, std::move(step), at);
}

}  // namespace langnghe::casework
