#include "ledger/note.h"

#include <gtest/gtest.h>

namespace langnghe::ledger {
namespace {

const std::string kSeed(32, 's');
const std::string kText = "example.com/log\n3\n" + base64(std::string(32, 'r')) + "\n";

TEST(Note, TheKnownKeyAndNoteOfTheGoLibrary) {
  // golang.org/x/mod/sumdb/note, documentation example (values only).
  const auto key = VerifierKey::parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
  ASSERT_TRUE(key);
  EXPECT_EQ(key->name, "PeterNeumann");
  EXPECT_EQ(key->id(), 0xc74f20a3u);
  EXPECT_EQ(key->text(), "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
  const std::string note =
      "If you think cryptography is the answer to your problem,\n"
      "then you don't know what your problem is.\n"
      "\n"
      "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
  std::string text;
  EXPECT_EQ(open_note(note, *key, &text), Signature::kGood);
  EXPECT_TRUE(text.ends_with("your problem is.\n"));
  std::string changed = note;
  changed[3] = 'Y';
  EXPECT_EQ(open_note(changed, *key, &text), Signature::kBad);
}

TEST(Note, TheCheckpointOfTheSpecificationReads) {
  // c2sp.org/tlog-checkpoint, example
  const std::string note =
      "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
      "— example.com/behind-the-sofa "
      "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";
  const auto checkpoint = Checkpoint::of_note(note);
  ASSERT_TRUE(checkpoint);
  EXPECT_EQ(checkpoint->origin, "example.com/behind-the-sofa");
  EXPECT_EQ(checkpoint->size, 20852163);
  EXPECT_EQ(note.substr(0, checkpoint->text().size()), checkpoint->text());
}

TEST(Note, SignsAndOpens) {
  const Signer signer("example.com/log", kSeed);
  const std::string note = signer.sign(kText);
  std::string text;
  EXPECT_EQ(open_note(note, signer.verifier(), &text), Signature::kGood);
  EXPECT_EQ(text, kText);
  const auto key = VerifierKey::parse(signer.verifier().text());
  ASSERT_TRUE(key);
  EXPECT_EQ(open_note(note, *key, nullptr), Signature::kGood);
}

TEST(Note, OthersSignaturesAreIgnoredAndOneWrongOfOursSpoils) {
  const Signer signer("example.com/log", kSeed);
  const Signer witness("witness.example", std::string(32, 'w'));
  const Signer impostor("example.com/log", std::string(32, 'i'));
  const std::string note = signer.sign(kText);
  const std::string cosigned = note + witness.sign(kText).substr(kText.size() + 1);
  EXPECT_EQ(open_note(cosigned, signer.verifier(), nullptr), Signature::kGood);
  EXPECT_EQ(open_note(cosigned, witness.verifier(), nullptr), Signature::kGood);
  EXPECT_EQ(open_note(note, witness.verifier(), nullptr), Signature::kUnknownKey);
  EXPECT_EQ(open_note(impostor.sign(kText), signer.verifier(), nullptr), Signature::kUnknownKey);
  std::string other = kText;
  other[20] ^= 1;
  const std::string wrong = note + signer.sign(other).substr(kText.size() + 1);
  EXPECT_EQ(open_note(wrong, signer.verifier(), nullptr), Signature::kBad);
}

TEST(Note, MalformedNotesAreRefused) {
  const Signer signer("example.com/log", kSeed);
  const std::string note = signer.sign(kText);
  for (const std::string& bad :
       {std::string(), std::string("\n"), kText, kText + "\n", note.substr(0, note.size() - 1),
        note + "\n", note + "x\n", std::string("\t") + note, kText + "\n— example.com/log !!!\n",
        kText + "\n— example.com/log\n", kText + "\n—  AAAAAAAA\n", std::string("\n\n\n")})
    EXPECT_NE(open_note(bad, signer.verifier(), nullptr), Signature::kGood) << bad;
}

TEST(Note, NamesAndKeysAreChecked) {
  EXPECT_THROW(Signer("", kSeed), std::invalid_argument);
  EXPECT_THROW(Signer("a b", kSeed), std::invalid_argument);
  EXPECT_THROW(Signer("a+b", kSeed), std::invalid_argument);
  EXPECT_THROW(Signer("a", "short"), std::invalid_argument);
  const std::string good = Signer("a", kSeed).verifier().text();
  for (const std::string& bad : {std::string("a"), std::string("a+"), std::string("a++"),
                                 good + "A", "b" + good.substr(1), good.substr(0, good.size() - 4)})
    EXPECT_FALSE(VerifierKey::parse(bad)) << bad;
}

TEST(Note, CheckpointTextIsStrict) {
  const std::string root = base64(std::string(32, 'r'));
  EXPECT_TRUE(Checkpoint::parse("o\n0\n" + root + "\n"));
  EXPECT_TRUE(Checkpoint::parse("o\n7\n" + root + "\nextension\n"));
  for (const std::string& bad :
       {std::string(), "o\n1\n" + root, "\n1\n" + root + "\n", "o\n01\n" + root + "\n",
        "o\n-1\n" + root + "\n", "o\n+1\n" + root + "\n", "o\n1x\n" + root + "\n",
        "o\n99999999999999999999\n" + root + "\n", std::string("o\n1\nAAAA\n"), "o\n1\n" + root + "\n\n"})
    EXPECT_FALSE(Checkpoint::parse(bad)) << bad;
}

}  // namespace
}  // namespace langnghe::ledger
