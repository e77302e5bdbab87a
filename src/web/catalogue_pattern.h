// One text of the catalogue, taken apart once at load. Most texts are plain or have simple
// {name} holes and are put together without ICU; the others (plural, select, number) keep a
// pool of compiled MessageFormats, because one MessageFormat serves one thread at a time.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "web/catalogue.h"


namespace langnghe::web {

enum class ArgKind { kText, kNumber, kSelect };

class Pattern {
 public:
  // Throws std::invalid_argument saying what is wrong with the text.
  Pattern(Language language, std::string_view source);
  ~Pattern();

  const std::map<std::string, ArgKind, std::less<>>& arguments() const { return arguments_; }
  // The whole text when it has no arguments.
  const std::string& plain() const { return plain_; }

  // How a value that is no string or number is written.
  using Write = std::string (*)(const void* context, Language language, const Arg::Value& value);

  // `missing` gets the names no argument was given for.
  std::string format(std::span<const Arg> args, Write write, const void* context,
                     std::vector<std::string>& missing) const;

 private:
  struct Piece {
    std::string text;
    bool hole;  // text is then the name
  };
  struct Pool;

  std::string format_simple(std::span<const Arg> args, Write write, const void* context,
                            std::vector<std::string>& missing) const;
  std::string format_icu(std::span<const Arg> args, Write write, const void* context,
                         std::vector<std::string>& missing) const;

  Language language_;
  std::map<std::string, ArgKind, std::less<>> arguments_;
  std::string plain_;
  std::vector<Piece> pieces_;
  std::unique_ptr<Pool> pool_;  // only for texts that need ICU
};

}  // namespace langnghe::web
