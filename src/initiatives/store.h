// The SQL of the registry: rows in, rows out. Only this room uses it.
#pragma once

#include "initiatives/figures.h"
#include "initiatives/initiatives.h"

namespace langnghe::initiatives {

std::int64_t insert_model(storage::Transaction& tx, const Model& one);
// Writes the row back where it is still of version one.version; false when somebody was faster.
bool update_model(storage::Transaction& tx, const Model& one);
void put_campaigns(storage::Transaction& tx, const Model& one);
void insert_event(storage::Transaction& tx, std::int64_t model, const Event& event, std::int64_t entry);
// Writes the year and keeps the figures right: takes off what stood there, adds what stands now.
void put_year(storage::Transaction& tx, const directory::Units& units, const Model& one, const Year& year,
              Tally& tally);
std::optional<Year> year_of(storage::Session& session, std::int64_t model, int year);
void put_appraiser(storage::Transaction& tx, std::int64_t model, int year, const Appraiser& one);
std::vector<Appraiser> appraisers_of(storage::Session& session, std::int64_t model, int year);

std::string digest(std::string_view text);
std::string chained(const std::string& history, const Event& event);
// What fsck compares. `years` and `council` as lines_of makes them.
std::string digest_of(const Model& one, std::string_view years, std::string_view council);
std::string line_of(const Year& year);
std::string line_of(int year, const Appraiser& one);
// The digest from what stands in the database now.
std::string digest_now(storage::Session& session, const Model& one);

// "a:3;b:5" and back.
std::string points_text(const std::map<std::string, int>& points);
std::map<std::string, int> parse_points(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);

// A fresh code with this beginning, not in the table yet ("model", "commendation", "nomination").
std::string fresh_code(storage::Session& session, std::string_view prefix, std::string_view table);
// "DV 7k3q9f2m" → "DV-7K3Q9F2M"; "" when it cannot be one.
std::string read_code(std::string_view typed, std::string_view prefix);

}  // namespace langnghe::initiatives
