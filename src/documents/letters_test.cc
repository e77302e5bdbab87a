#include "documents/letters.h"

#include <gtest/gtest.h>

#include <atomic>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <stdexcept>
#include <thread>

#include "documents/docx.h"
#include "documents/docx_writer.h"
#include "documents/letter_store.h"
#include "documents/samples.h"
#include "documents/zip_file.h"
#include "ledger/testing.h"
#include "storage/testing.h"

namespace langnghe::documents {
namespace {

const Millis kNow = *parse_instant("2026-07-01T09:00");
const std::string kPack = LANGNGHE_SOURCE_DIR "/packs/vn/letters";

// A dossier has names of its own, known a floor above; `langnghe pack check` looks at each of them.
bool known(std::string_view room, std::string_view name) {
  return is_common_name(name) ||
         (room == "dossier" && (name.starts_with("subject.") || name.starts_with("sheet.")));
}

class Letters : public testing::Test {
 protected:
  Letters() {
    auto steps = ledger::migrations();
    for (const auto& one : migrations()) steps.push_back(one);
    storage::migrate(*database_, steps);
  }

  template <class F>
  auto in(F&& f) { return database_->write(std::forward<F>(f)); }

  NewLetter fresh(std::int64_t unit, const std::string& kind) {
    NewLetter out{kind, "case", 17, "7K3Q-F9TM", unit, {}, 0};
    if (const LetterKind* found = kinds_.find(kind)) {
      out.draft = first_draft(*found, "vi", {});
      for (auto& [key, value] : out.draft.fields) value = "điền " + key;
    } else {
      out.draft.body.push_back({BlockStyle::kText, "words"});
    }
    return out;
  }
  Result<Letter> draft(std::int64_t unit, const std::string& kind = "answer", std::int64_t by = 5) {
    return in([&](storage::Transaction& tx) {
      return draft_letter(tx, kinds_, known, fresh(unit, kind), {by, "68.UBND"}, kNow);
    });
  }
  Result<Letter> sign(std::int64_t letter, std::int64_t by = 6, Millis at = kNow, bool granted = true) {
    return in([&](storage::Transaction& tx) {
      return sign_letter(tx, kinds_, letter, {"UBND", {{"unit.name", "UBND phường"}, {"petitioner.name", "Bí Mật"}}, granted},
                         {by, "68.UBND"}, at);
    });
  }
  Result<Letter> issue(std::int64_t unit, const std::string& kind = "acknowledgement", Millis at = kNow) {
    const auto made = draft(unit, kind);
    return made ? sign(made->id, 6, at) : made;
  }
  Letter now(std::int64_t id) {
    return database_->read([&](storage::Session& s) { return find_letter(s, id); }).value();
  }
  static std::string said(const Result<Letter>& result) {
    return result ? "" : result.error().front().message;
  }

  storage::TestDatabase database_;
  LetterKinds kinds_ = LetterKinds::load(kPack);
};

TEST_F(Letters, NumbersRunFromOneEachYear_Decree30_2020_AnnexI) {
  EXPECT_EQ(issue(1)->reference(), "01/BN-UBND");
  EXPECT_EQ(issue(1)->reference(), "02/BN-UBND");
  EXPECT_EQ(issue(2)->reference(), "01/BN-UBND");
  EXPECT_EQ(issue(1, "transfer")->reference(), "01/PC-UBND");
  EXPECT_EQ(issue(1, "answer")->reference(), "01/UBND");  // a dispatch has no abbreviation
  for (int i = 3; i <= 11; ++i) issue(1);
  EXPECT_EQ(issue(1)->reference(), "12/BN-UBND");
  // The year is the local one: 2026-12-31T17:30Z is New Year in Vietnam.
  EXPECT_EQ(issue(1, "acknowledgement", *parse_instant("2026-12-31T23:59"))->number, 13);
  EXPECT_EQ(issue(1, "acknowledgement", *parse_instant("2027-01-01T00:30"))->number, 1);
}

TEST_F(Letters, AnUndoneTransactionLeavesNoGap) {
  const auto letter = draft(1)->id;
  EXPECT_THROW(in([&](storage::Transaction& tx) {
                 sign_letter(tx, kinds_, letter, {"UBND", {}, true}, {6, ""}, kNow).value();
                 throw std::runtime_error("power cut");
               }),
               std::runtime_error);
  EXPECT_EQ(now(letter).state, LetterState::kDraft);
  EXPECT_EQ(sign(letter)->number, 1);
}

TEST_F(Letters, TwentyAtOnceGetEachNumberOnce) {
  constexpr int kThreads = 5;
  constexpr int kEach = 4;
  std::vector<std::thread> threads;
  std::atomic<int> failed = 0;
  for (int t = 0; t < kThreads; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < kEach; ++i)
        if (!issue(1, i % 2 == 0 ? "answer" : "apology")) ++failed;  // two kinds, one book
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(failed, 0);
  const auto all = database_->read([](storage::Session& s) { return letters_of(s, "case", 17); });
  std::set<std::int64_t> numbers;
  for (const auto& letter : all) numbers.insert(letter.number);
  EXPECT_EQ(numbers.size(), static_cast<std::size_t>(kThreads * kEach));
  EXPECT_EQ(*numbers.begin(), 1);
  EXPECT_EQ(*numbers.rbegin(), kThreads * kEach);
}

TEST_F(Letters, FourEyes_WhoDraftedOrChangedItDoesNotSign) {
  const auto made = draft(1, "answer", 5);
  ASSERT_TRUE(made);
  EXPECT_EQ(said(sign(made->id, 5)), "documents.letter.four_eyes");
  EXPECT_EQ(said(sign(made->id, 7, kNow, false)), "documents.letter.forbidden");
  LetterDraft other = made->draft();
  other.about = "về việc khác";
  const auto change = [&](std::int64_t by, std::int64_t version) {
    return in([&](storage::Transaction& tx) {
      return change_letter(tx, kinds_, known, made->id, other, version, {by, ""}, kNow);
    });
  };
  const auto changed = change(7, made->version);
  ASSERT_TRUE(changed);
  EXPECT_EQ(said(change(8, made->version)), "documents.letter.stale");
  EXPECT_EQ(said(sign(made->id, 7)), "documents.letter.four_eyes");
  const auto signed_one = sign(made->id, 6);
  ASSERT_TRUE(signed_one);
  EXPECT_EQ(said(change(7, signed_one->version)), "documents.letter.signed");
  EXPECT_EQ(said(sign(made->id, 6)), "documents.letter.signed");
  EXPECT_EQ(said(sign(999)), "documents.letter.gone");
  EXPECT_EQ(said(draft(1, "poem")), "documents.letter.kind");
}

TEST_F(Letters, WhatIsPersonalIsNeverKept) {
  const auto made = issue(1);
  ASSERT_TRUE(made);
  const Letter row = now(made->id);
  EXPECT_EQ(row.values.find("Bí Mật"), std::string::npos);
  EXPECT_NE(row.values.find("UBND phường"), std::string::npos);
  EXPECT_NE(row.fields.find("{petitioner.name}"), std::string::npos);
}

TEST_F(Letters, SubmittedSentBackWithdrawnAndReplaced) {
  NewLetter empty = fresh(1, "answer");
  empty.draft.fields["answer"] = " ";
  const auto made = in([&](storage::Transaction& tx) {
    return draft_letter(tx, kinds_, known, empty, {5, ""}, kNow);
  });
  const auto submit = [&](std::int64_t id) {
    return in([&](storage::Transaction& tx) { return submit_letter(tx, kinds_, id, {5, ""}, kNow); });
  };
  EXPECT_EQ(said(submit(made->id)), "documents.letter.field");
  EXPECT_EQ(said(sign(made->id)), "documents.letter.field");
  const auto good = draft(1);
  ASSERT_TRUE(submit(good->id));
  const auto back = [&](const std::string& words) {
    return in([&](storage::Transaction& tx) { return return_letter(tx, good->id, words, {6, ""}, kNow); });
  };
  EXPECT_EQ(said(back("")), "documents.letter.words");
  ASSERT_TRUE(back("Sửa trích yếu."));
  EXPECT_EQ(now(good->id).words, "Sửa trích yếu.");
  ASSERT_TRUE(submit(good->id));
  const auto first = sign(good->id);
  NewLetter next = fresh(1, "answer");
  next.replaces = good->id;
  const auto second = in([&](storage::Transaction& tx) {
    return draft_letter(tx, kinds_, known, next, {5, ""}, kNow);
  });
  ASSERT_TRUE(second);
  EXPECT_EQ(now(good->id).state, LetterState::kSigned);  // until the new one is signed
  ASSERT_TRUE(sign(second->id));
  EXPECT_EQ(now(good->id).state, LetterState::kReplaced);
  EXPECT_EQ(now(good->id).replaced_by, second->id);
  EXPECT_EQ(now(good->id).reference(), first->reference());
  const auto gone = in([&](storage::Transaction& tx) {
    return withdraw_letter(tx, second->id, "Ban hành nhầm.", {6, ""}, kNow);
  });
  ASSERT_TRUE(gone);
  EXPECT_EQ(gone->number, 2);
  EXPECT_EQ(sign(draft(1)->id)->number, 3);  // a number once given is never given again
}

TEST_F(Letters, EveryStepIsAnEntryThatCarriesTheDigestOfTheLetter) {
  const auto made = issue(1);
  const auto entries = database_->read([&](storage::Session& s) { return ledger::stored(s, made->entry); });
  ASSERT_TRUE(entries && entries->payload);
  EXPECT_NE(entries->payload->find("\"state\":\"" + digest_of(now(made->id)) + "\""), std::string::npos);
  EXPECT_NE(entries->payload->find("01/BN-UBND"), std::string::npos);
  std::map<std::string, std::string> state;
  database_->read([&](storage::Session& s) {
    letter_state_source().each(s, [&](std::string subject, std::string digest) { state[subject] = digest; });
  });
  EXPECT_EQ(state["letter/" + std::to_string(made->id)], digest_of(now(made->id)));
  // Touched behind our back: the digest no longer fits.
  in([&](storage::Transaction& tx) { tx.run("UPDATE letter SET number = 99 WHERE id = :id", made->id); });
  EXPECT_NE(digest_of(now(made->id)), state["letter/" + std::to_string(made->id)]);
}

TEST_F(Letters, AnUnknownPlaceholderIsRefusedWithItsNameAndPlace) {
  NewLetter letter = fresh(1, "answer");
  letter.draft.body.push_back({BlockStyle::kText, "Gửi {ten.nguoi} và {{không phải chỗ điền}}"});
  const auto made = in([&](storage::Transaction& tx) {
    return draft_letter(tx, kinds_, known, letter, {5, ""}, kNow);
  });
  ASSERT_FALSE(made);
  ASSERT_EQ(made.error().size(), 1u);
  EXPECT_EQ(made.error().front().message, "documents.letter.placeholder");
  EXPECT_EQ(made.error().front().args.front().second, "ten.nguoi");
  EXPECT_EQ(made.error().front().field, "text_" + std::to_string(letter.draft.body.size()));
}

TEST_F(Letters, ALetterToTheAccusedTakesNothingThatTellsWhoTheDenouncerIs_Law25_2018_Art56) {
  for (const char* name : {"petitioner.name", "petitioner.alias", "subject.words", "step.words"}) {
    NewLetter letter = fresh(1, "denunciation_notice_accused");
    letter.draft.body.push_back({BlockStyle::kText, "Theo {" + std::string(name) + "}"});
    EXPECT_EQ(said(in([&](storage::Transaction& tx) {
                return draft_letter(tx, kinds_, known, letter, {5, ""}, kNow);
              })),
              "documents.letter.secret")
        << name;
  }
}

// ---- the pack -----------------------------------------------------------------------------

class LetterPack : public testing::Test {
 protected:
  LetterPack() {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    for (const auto& one : std::filesystem::directory_iterator(kPack))
      std::filesystem::copy(one.path(), folder_ / one.path().filename());
  }
  ~LetterPack() override { std::filesystem::remove_all(folder_); }
  void put(const std::string& text) { std::ofstream(folder_ / "zz-province.toml") << text; }
  static std::string letter(const std::string& more, const std::string& vi = "Nội dung {subject.code}",
                            const std::string& en = "Text {subject.code}") {
    return "[[letter]]\nkey = \"answer\"\nsource = \"của tỉnh\"\nconfidence = \"M\"\nbook = \"CV\"\n"
           "layout = \"dispatch\"\nrooms = [\"case\"]\nname = { vi = \"A\", en = \"B\" }\n"
           "about = { vi = \"A\", en = \"B\" }\n" + more +
           "\nbody = { vi = \"" + vi + "\", en = \"" + en + "\" }\n";
  }
  std::string problems() {
    std::string out;
    for (const auto& one : LetterKinds::check(folder_, known)) out += one + "\n";
    return out;
  }
  std::filesystem::path folder_ = std::filesystem::temp_directory_path() /
                                  ("letters-" + std::to_string(::getpid()));
};

TEST_F(LetterPack, TheOneShippedIsSound) { EXPECT_EQ(problems(), ""); }

TEST_F(LetterPack, AProvinceReplacesALetterInAFileOfItsOwn) {
  put(letter("replace = true"));
  EXPECT_EQ(problems(), "");
  EXPECT_EQ(LetterKinds::load(folder_).find("answer")->name.vi, "A");
  put(letter(""));
  EXPECT_NE(problems().find("replace = true"), std::string::npos);
}

TEST_F(LetterPack, WhatIsWrongIsNamed) {
  put(letter("replace = true", "{subject.cdoe}", "{subject.cdoe}"));
  EXPECT_NE(problems().find("{subject.cdoe} is no placeholder of case"), std::string::npos) << problems();
  put(letter("replace = true", "{subject.code}", "nothing"));
  EXPECT_NE(problems().find("in the Vietnamese text only"), std::string::npos);
  put(letter("replace = true\nto = { vi = \"một\" }"));
  EXPECT_NE(problems().find("has no text in \"en\""), std::string::npos) << problems();
  put(letter("replace = true\nhides_petitioner = true", "{petitioner.name}", "{petitioner.name}"));
  EXPECT_NE(problems().find("whom this letter hides"), std::string::npos);
  put(letter("replace = true\ncolour = \"red\""));
  EXPECT_NE(problems().find("colour is not known here"), std::string::npos);
  put(letter("replace = true", "chưa đóng {subject.code", "x"));
  EXPECT_NE(problems().find("{subject.code"), std::string::npos);
}

// ---- paper ---------------------------------------------------------------------------------

std::string part(const std::string& docx, const std::string& name) {
  const auto parts = read_zip(docx, 10U << 20);
  if (!parts) return "no zip";
  for (const auto& [one, bytes] : *parts)
    if (one == name) return bytes;
  return "no part";
}

Paper sample_paper(const std::string& words) {
  const LetterKinds kinds = LetterKinds::load(kPack);
  const LetterKind& kind = *kinds.find("acknowledgement");
  Letter letter;
  letter.kind = kind.key;
  letter.number = 7;
  letter.symbol = "BN-UBND";
  letter.fields = first_draft(kind, "vi", {}).json();
  LetterContext context;
  context.values = {{"subject.words", words}, {"unit.name", "Uỷ ban nhân dân phường " + words},
                    {"petitioner.alias", "Người gửi 7K3Q"}, {"subject.code", "7K3Q-F9TM"}};
  context.files = {words + ".pdf"};
  context.link = "https://example.vn/track?code=7K3Q-F9TM&x=<y>";
  return compose(kind, letter, context,
                 {"CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số:", "Kính gửi:",
                  "Nơi nhận:", "Lưu: VT.", "(Ký)", "không có", "Mã:", "Theo dõi:", "V/v"},
                 {"TM. UỶ BAN NHÂN DÂN", "Chủ tịch", "Bùi Thanh Sơn"}, "Lâm Đồng, ngày 01 tháng 7 năm 2026");
}

TEST(Docx, HostileTextIsOnlyText) {
  const std::string hostile = "</w:t></w:r><script>alert('x')</script> & \"{petitioner.name}\" **sao** \x01\x0b ]]>";
  const std::string docx = docx_of(sample_paper(hostile));
  EXPECT_EQ(look_into_docx(docx), DocxVerdict::kFine);
  const std::string xml = part(docx, "word/document.xml");
  EXPECT_EQ(xml.find("<script"), std::string::npos);
  EXPECT_NE(xml.find("&lt;script&gt;"), std::string::npos);
  EXPECT_NE(xml.find("{petitioner.name}"), std::string::npos);  // a value is never looked into again
  EXPECT_NE(xml.find("**sao**"), std::string::npos);
  EXPECT_EQ(xml.find('\x01'), std::string::npos);
  // Every element is closed: a strict reader of our own, no attributes with signs in them.
  std::vector<std::string> open;
  for (std::size_t i = xml.find('<'); i != std::string::npos; i = xml.find('<', i + 1)) {
    const std::size_t end = xml.find('>', i);
    ASSERT_NE(end, std::string::npos);
    const std::string tag = xml.substr(i + 1, end - i - 1);
    if (tag.front() == '?' || tag.back() == '/') continue;
    if (tag.front() == '/') {
      ASSERT_FALSE(open.empty());
      ASSERT_EQ(open.back(), tag.substr(1));
      open.pop_back();
    } else {
      open.push_back(tag.substr(0, tag.find(' ')));
    }
  }
  EXPECT_TRUE(open.empty());
}

TEST(Docx, LongVietnameseAndTheLayoutOfTheDecree_Decree30_2020_AnnexI) {
  std::string longer;
  for (int i = 0; i < 3000; ++i) longer += "Đường Nguyễn Thập ợ ặ ẵ; ";
  const std::string xml = part(docx_of(sample_paper(longer)), "word/document.xml");
  EXPECT_NE(xml.find(longer), std::string::npos);
  EXPECT_NE(xml.find("w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" w:left=\"1701\""), std::string::npos);
  EXPECT_NE(xml.find("w:w=\"11906\" w:h=\"16838\""), std::string::npos);
  EXPECT_NE(part(docx_of(sample_paper("x")), "word/styles.xml").find("Times New Roman"), std::string::npos);
}

TEST(Paper, WithoutLeaveTheAliasStandsForTheName) {
  Paper paper = sample_paper("x");
  ASSERT_EQ(paper.body[1].style, BlockStyle::kRow);
  EXPECT_EQ(paper.body[1].cells[1].front().text, "Người gửi 7K3Q");
  EXPECT_EQ(paper.body[2].cells[1].front().text, kDots);
  EXPECT_EQ(paper.number, "Số: 07/BN-UBND");
}

TEST(LetterText, TheLittleWriting) {
  const auto blocks = parse_body("# MỘT\n\n> Căn cứ a;\n> Căn cứ b;\nnối\n\ndòng một\ndòng hai\n| x | {y} |\n[files]\n");
  ASSERT_EQ(blocks.size(), 7u);
  EXPECT_EQ(blocks[0].style, BlockStyle::kHeading);
  EXPECT_EQ(blocks[2].style, BlockStyle::kBasis);
  EXPECT_EQ(blocks[3].text, "nối");
  EXPECT_EQ(blocks[4].text, "dòng một\ndòng hai");
  EXPECT_EQ(blocks[5].text, "x | {y}");
  EXPECT_EQ(cells_of("a | {b} | c").size(), 3u);
  const auto runs = runs_of("a **b** *c* {d} \\* {{e}", {{"d", "**{x}**"}});
  std::string all;
  for (const auto& run : runs) all += run.bold ? "[" + run.text + "]" : run.italic ? "(" + run.text + ")" : run.text;
  EXPECT_EQ(all, "a [b] (c) **{x}** * {e}");
  EXPECT_EQ(plain_of("{không có}", {}), kDots);
}

}  // namespace
}  // namespace langnghe::documents
