#include "web/router.h"

#include <stdexcept>

namespace langnghe::web {
namespace {

std::vector<std::string_view> split(std::string_view path) {
  std::vector<std::string_view> segments;
  path.remove_prefix(1);
  for (;;) {
    const std::size_t slash = path.find('/');
    segments.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return segments;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace

struct Router::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
  std::unique_ptr<Node> any;   // {name}
  std::unique_ptr<Node> rest;  // {name...}
  // A node may be reached by patterns that differ in the names of their parts only when the
  // methods differ, so the names belong to the route.
  struct Entry {
    Route route;
    std::vector<std::string> names;
  };
  std::map<std::string, Entry, std::less<>> methods;

  const Node* find(const std::vector<std::string>& segments, std::size_t at,
                   std::vector<std::string>& values) const {
    if (at == segments.size()) return methods.empty() ? nullptr : this;
    if (const auto literal = literals.find(segments[at]); literal != literals.end()) {
      if (const Node* node = literal->second->find(segments, at + 1, values)) return node;
    }
    if (any && !segments[at].empty()) {
      values.push_back(segments[at]);
      if (const Node* node = any->find(segments, at + 1, values)) return node;
      values.pop_back();
    }
    if (rest) {
      std::string tail;
      for (std::size_t i = at; i < segments.size(); ++i) {
        if (i > at) tail += '/';
        tail += segments[i];
      }
      values.push_back(std::move(tail));
      return rest.get();
    }
    return nullptr;
  }
};

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::get(std::string_view pattern, Handler handler, RouteOptions options) {
  add("GET", pattern, std::move(handler), options);
}

void Router::post(std::string_view pattern, Handler handler, RouteOptions options) {
  add("POST", pattern, std::move(handler), options);
}

void Router::add(std::string_view method, std::string_view pattern, Handler handler,
                 RouteOptions options) {
  const auto wrong = [&](const char* why) {
    return std::logic_error("route " + std::string(method) + " " + std::string(pattern) + ": " +
                            why);
  };
  if (method.empty() || method == "HEAD") throw wrong("this method cannot be registered");
  if (pattern.empty() || pattern.front() != '/') throw wrong("must begin with /");
  Node* node = root_.get();
  std::vector<std::string> names;
  const auto segments = split(pattern);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    std::string_view segment = segments[i];
    std::unique_ptr<Node>* next = nullptr;
    if (!segment.empty() && segment.front() == '{') {
      if (segment.back() != '}') throw wrong("a { without its }");
      segment = segment.substr(1, segment.size() - 2);
      const bool tail = segment.ends_with("...");
      if (tail) segment.remove_suffix(3);
      if (segment.empty()) throw wrong("a part without a name");
      if (tail && i + 1 != segments.size()) throw wrong("{name...} must come last");
      names.emplace_back(segment);
      next = tail ? &node->rest : &node->any;
    } else {
      if (segment.find_first_of("{}") != std::string_view::npos) {
        throw wrong("a part must fill its whole segment");
      }
      next = &node->literals[std::string(segment)];
    }
    if (!*next) *next = std::make_unique<Node>();
    node = next->get();
  }
  Route route{std::string(pattern), std::move(handler), options};
  const bool added =
      node->methods.emplace(std::string(method), Node::Entry{std::move(route), std::move(names)})
          .second;
  if (!added) throw wrong("registered twice");
}

Router::Match Router::match(std::string_view method,
                            const std::vector<std::string>& segments) const {
  Match match;
  std::vector<std::string> values;
  const Node* node = root_->find(segments, 0, values);
  if (!node) return match;
  const auto entry = node->methods.find(method == "HEAD" ? "GET" : method);
  if (entry == node->methods.end()) {
    for (const auto& [name, unused] : node->methods) {
      if (!match.allow.empty()) match.allow += ", ";
      match.allow += name == "GET" ? "GET, HEAD" : name;
    }
    return match;
  }
  match.route = &entry->second.route;
  for (std::size_t i = 0; i < values.size(); ++i) {
    match.parts.emplace_back(entry->second.names[i], std::move(values[i]));
  }
  return match;
}

}  // namespace langnghe::web
