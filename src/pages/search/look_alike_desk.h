// Where pages get suggestions from: cases that may be the same as one that came in, with reasons in
// words. Pages reach it through Services::look_alikes.
#pragma once

#include "casework/casework.h"
#include "pages/staff.h"
#include "search/indexes.h"
#include "search/look_alike.h"

namespace langnghe::pages {

struct LookAlikeDesk {
  const search::Indexes& indexes;
  const search::Settings& settings;
};

// "25 m, 2 ngày trước, cùng có: đèn, hỏng, huệ".
std::string reason_of(const web::Words& words, const search::Alike& alike);

// On the officer's page of a case: those of them this officer may read and that are in no matter
// with it, each with a button that joins the two. Section LOOK_ALIKES.
void show_look_alikes(const Services& services, const Staff& staff,
                      const web::Words& words, const casework::Case& one, web::View& view);

// Before a citizen sends: published ones only. Section LOOK_ALIKES.
void show_published_alike(const Services& services, const web::Words& words,
                          const casework::Submission& submission, web::View& view);

}  // namespace langnghe::pages
