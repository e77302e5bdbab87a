// JSON out, as a stream: no tree, no header to pay for. For JSON in, use nlohmann in a .cc.
//
//   JsonWriter json;
//   json.object();
//   json.field("code", code);
//   json.key("tags"); json.array(); json.value("a"); json.end();
//   json.end();
//   return std::move(json).text();
//
// Members come out in the order they are written. A text that is not UTF-8 gets U+FFFD in
// place of the broken bytes, so what comes out is always JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace langnghe {

class JsonWriter {
 public:
  void object() { open('{', '}'); }
  void array() { open('[', ']'); }
  void end();  // of the innermost object or array

  void key(std::string_view name);
  void value(std::string_view text);
  void value(const char* text) { value(std::string_view(text)); }
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(double number);
  void value(bool yes) { raw(yes ? "true" : "false"); }
  template <class T>
    requires(std::is_integral_v<T> && !std::is_same_v<T, bool>)
  void value(T number) {
    raw(std::to_string(number));
  }
  template <class T>
  void value(const std::optional<T>& maybe) {
    if (maybe)
      value(*maybe);
    else
      null();
  }
  void null() { raw("null"); }
  // Text that is JSON already.
  void raw(std::string_view json);

  template <class T>
  void field(std::string_view name, const T& what) {
    key(name);
    value(what);
  }

  const std::string& text() const& { return out_; }
  std::string text() && { return std::move(out_); }

 private:
  void open(char begin, char close);
  void comma();

  std::string out_;
  std::vector<char> close_;
  bool first_ = true;
  bool after_key_ = false;
};

// The text as a JSON string, with its quotes.
std::string json_string(std::string_view text);

}  // namespace langnghe
