#include <nlohmann/json.hpp>

#include "base/json.h"
#include "vault/self.h"

namespace langnghe::vault {

bool Person::empty() const { return *this == Person{}; }

std::string to_json(const Person& person) {
  JsonWriter json;
  json.object();
  const auto put = [&](const char* name, const std::string& text) {
    if (!text.empty()) json.field(name, text);
  };
  put("name", person.name);
  put("address", person.address);
  put("phone", person.phone);
  put("email", person.email);
  put("id_number", person.id_number);
  if (!person.extra.empty()) {
    json.key("extra");
    json.object();
    for (const auto& [name, text] : person.extra) json.field(name, text);
    json.end();
  }
  json.end();
  return std::move(json).text();
}

Person person_from_json(std::string_view text) {
  const auto json = nlohmann::json::parse(text);
  Person person;
  person.name = json.value("name", "");
  person.address = json.value("address", "");
  person.phone = json.value("phone", "");
  person.email = json.value("email", "");
  person.id_number = json.value("id_number", "");
  if (const auto extra = json.find("extra"); extra != json.end())
    person.extra = extra->get<std::map<std::string, std::string>>();
  return person;
}

}  // namespace langnghe::vault
