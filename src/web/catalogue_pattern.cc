#include "web/catalogue_pattern.h"

#include <unicode/locid.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <stdexcept>

namespace langnghe::web {
namespace {

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8(
      icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

const icu::Locale& locale(Language language) {
  static const icu::Locale kVi("vi", "VN"), kEn("en", "GB");
  return language == Language::kVietnamese ? kVi : kEn;
}

const Arg* find(std::span<const Arg> args, std::string_view name) {
  for (const Arg& arg : args)
    if (arg.name == name) return &arg;
  return nullptr;
}

// Errors of commands carry their values as strings; a plural needs the number in them.
std::optional<std::int64_t> as_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

ArgKind kind_of(const icu::MessagePattern& pattern, const icu::MessagePattern::Part& start,
                int32_t at) {
  switch (start.getArgType()) {
    case UMSGPAT_ARG_TYPE_NONE:
      return ArgKind::kText;
    case UMSGPAT_ARG_TYPE_PLURAL:
    case UMSGPAT_ARG_TYPE_SELECTORDINAL:
      return ArgKind::kNumber;
    case UMSGPAT_ARG_TYPE_SELECT:
      return ArgKind::kSelect;
    case UMSGPAT_ARG_TYPE_SIMPLE: {
      const std::string type = utf8(pattern.getSubstring(pattern.getPart(at + 2)));
      if (type == "number") return ArgKind::kNumber;
      throw std::invalid_argument("type \"" + type +
                                  "\" is not for texts: use number, plural or select");
    }
    default:
      throw std::invalid_argument("choice is not for texts: use plural");
  }
}

}  // namespace

struct Pattern::Pool {
  std::mutex mutex;
  std::vector<std::unique_ptr<icu::MessageFormat>> free;
  std::unique_ptr<icu::MessageFormat> first;  // the others are its clones
};

Pattern::Pattern(Language language, std::string_view source) : language_(language) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where{};
  icu::MessagePattern pattern(status);
  const icu::UnicodeString text = utf16(source);
  pattern.parse(text, &where, status);
  if (U_FAILURE(status))
    throw std::invalid_argument("the pattern breaks at character " + std::to_string(where.offset) +
                                " (" + u_errorName(status) + ")");

  bool simple = true;
  int32_t from = 0;  // where the literal text not yet taken begins
  std::vector<Piece> pieces;
  const auto take = [&](int32_t to) {
    if (to > from) pieces.push_back({utf8(text.tempSubStringBetween(from, to)), false});
  };
  for (int32_t i = 0; i < pattern.countParts(); ++i) {
    const icu::MessagePattern::Part& part = pattern.getPart(i);
    switch (part.getType()) {
      case UMSGPAT_PART_TYPE_ARG_NUMBER:
        throw std::invalid_argument("arguments have names, not numbers");
      case UMSGPAT_PART_TYPE_ARG_START: {
        const std::string name = utf8(pattern.getSubstring(pattern.getPart(i + 1)));
        if (pattern.getPart(i + 1).getType() != UMSGPAT_PART_TYPE_ARG_NAME)
          throw std::invalid_argument("arguments have names, not numbers");
        const ArgKind kind = kind_of(pattern, part, i);
        const auto [known, fresh] = arguments_.emplace(name, kind);
        // {n} beside {n, plural, …} is a number that is also written out.
        if (!fresh && kind != ArgKind::kText) known->second = kind;
        if (part.getArgType() != UMSGPAT_ARG_TYPE_NONE) simple = false;
        if (simple) {
          take(part.getIndex());
          pieces.push_back({name, true});
        }
        break;
      }
      case UMSGPAT_PART_TYPE_ARG_LIMIT:
        from = part.getLimit();
        break;
      case UMSGPAT_PART_TYPE_SKIP_SYNTAX:
        take(part.getIndex());
        from = part.getLimit();
        break;
      case UMSGPAT_PART_TYPE_MSG_LIMIT:
        if (simple) take(part.getIndex());
        break;
      default:
        break;
    }
  }
  if (simple) {
    pieces_ = std::move(pieces);
    for (const Piece& piece : pieces_)
      if (!piece.hole) plain_ += piece.text;
    if (!arguments_.empty()) plain_.clear();
    return;
  }
  pool_ = std::make_unique<Pool>();
  pool_->first = std::make_unique<icu::MessageFormat>(text, locale(language), where, status);
  if (U_FAILURE(status)) throw std::invalid_argument(u_errorName(status));
}

Pattern::~Pattern() = default;

std::string Pattern::format(std::span<const Arg> args, Write write, const void* context,
                            std::vector<std::string>& missing) const {
  if (arguments_.empty()) return plain_;
  return pool_ ? format_icu(args, write, context, missing)
               : format_simple(args, write, context, missing);
}

std::string Pattern::format_simple(std::span<const Arg> args, Write write, const void* context,
                                   std::vector<std::string>& missing) const {
  std::string out;
  out.reserve(128);
  for (const Piece& piece : pieces_) {
    if (!piece.hole) {
      out += piece.text;
    } else if (const Arg* arg = find(args, piece.text); arg == nullptr) {
      missing.push_back(piece.text);
      out += '{' + piece.text + '}';
    } else if (const auto* string = std::get_if<std::string_view>(&arg->value)) {
      out += *string;
    } else {
      out += write(context, language_, arg->value);
    }
  }
  return out;
}

std::string Pattern::format_icu(std::span<const Arg> args, Write write, const void* context,
                                std::vector<std::string>& missing) const {
  std::vector<icu::UnicodeString> names;
  std::vector<icu::Formattable> values;
  names.reserve(arguments_.size());
  values.reserve(arguments_.size());
  for (const auto& [name, kind] : arguments_) {
    names.push_back(utf16(name));
    const Arg* arg = find(args, name);
    if (arg == nullptr) {
      missing.push_back(name);
      if (kind == ArgKind::kNumber)
        values.emplace_back(static_cast<int64_t>(0));
      else
        values.emplace_back(utf16('{' + name + '}'));
    } else if (const auto* integer = std::get_if<std::int64_t>(&arg->value)) {
      values.emplace_back(static_cast<int64_t>(*integer));
    } else if (const auto* real = std::get_if<double>(&arg->value)) {
      values.emplace_back(*real);
    } else if (const auto* string = std::get_if<std::string_view>(&arg->value)) {
      if (kind == ArgKind::kNumber) {
        const auto number = as_number(*string);
        if (!number) missing.push_back(name);
        values.emplace_back(static_cast<int64_t>(number.value_or(0)));
      } else {
        values.emplace_back(utf16(*string));
      }
    } else {
      values.emplace_back(utf16(write(context, language_, arg->value)));
    }
  }

  std::unique_ptr<icu::MessageFormat> format;
  {
    const std::lock_guard lock(pool_->mutex);
    if (pool_->free.empty()) {
      format.reset(pool_->first->clone());
    } else {
      format = std::move(pool_->free.back());
      pool_->free.pop_back();
    }
  }
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString out;
  format->format(names.data(), values.data(), static_cast<int32_t>(names.size()), out, status);
  {
    const std::lock_guard lock(pool_->mutex);
    pool_->free.push_back(std::move(format));
  }
  if (U_FAILURE(status))
    throw std::logic_error(std::string("a text could not be put together: ") +
                           u_errorName(status));
  return utf8(out);
}

}  // namespace langnghe::web
