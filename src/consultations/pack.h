// What a province changes without a programmer: packs/vn/consultations/*.toml.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace langnghe::consultations {

// Anything of the pack that has a name and a source.
struct Named {
  std::string id;
  std::string vi, en;
  std::string citation_vi, citation_en;
  std::string confidence;  // H, M, L, memory, check, house
  const std::string& name(std::string_view language) const { return language == "en" ? en : vi; }
  const std::string& citation(std::string_view language) const {
    return language == "en" ? citation_en : citation_vi;
  }
};

struct Share {
  int part = 1, whole = 2;
};

// What households decide: Law 10/2022/QH15 arts 15, 21.
struct VoteItem : Named {
  int number = 0;
  Share pass;
  bool more_than = false;          // strictly more than the share; else at least
  std::optional<Share> villages;   // commune-wide: in at least this share of villages
  std::vector<std::string> forms;  // meeting, ballot, online
  std::string effect;              // vote, committee, front

  bool allows(std::string_view form) const;
};

// What the commune has to publish: art. 11.
struct PublicationItem : Named {
  int number = 0;
  bool permanent = false, posting = false, speaker = false;
};
// How: art. 12(1).
struct PublicationForm : Named {
  std::string clock;  // the rule of its shortest length, or ""
};

// What people are asked about: art. 25; calls of Decision 218-QĐ/TW.
struct Subject : Named {
  bool call = false;
  std::string clock;
};

struct BoardKind : Named {
  int members = 5;
  bool per_work = false;
};

class Pack {
 public:
  // Every file of DIR/consultations. Throws SetupError: file, line, what.
  static Pack load(const std::string& pack_dir);

  std::vector<VoteItem> votes;
  int team_least = 3, team_most = 5;
  std::vector<PublicationItem> items;
  std::vector<PublicationForm> forms;
  std::vector<Subject> subjects;
  std::vector<BoardKind> boards;
  Share proposal;           // of the households of the village
  int consent_months = 3;
  Named proposal_source;

  const VoteItem* vote(std::string_view id) const;
  const PublicationItem* item(std::string_view id) const;
  const PublicationForm* form(std::string_view id) const;
  const Subject* subject(std::string_view id) const;
  const BoardKind* board(std::string_view id) const;
};

}  // namespace langnghe::consultations
