// Every rule of law at its boundary: the last moment on time, the first moment late. The test's
// name carries the citation. The dates were worked out apart from this program, by counting
// days one by one on the official tables.
#include "legalclock/testing.h"

namespace langnghe::legalclock {
namespace {

struct Boundary {
  const char* name;
  const char* rule;
  const char* start;  // some time that day
  const char* last;   // the last day on time
  Facts facts;
};

class LawBoundary : public testing::TestWithParam<Boundary> {};

TEST_P(LawBoundary, LastMomentOnTimeFirstMomentLate) {
  const Boundary& each = GetParam();
  for (const char* time : {"T00:00", "T09:00", "T23:59:59"}) {
    Facts facts = each.facts;
    facts.start = at(std::string(each.start) + time);
    const Deadline open = deadline(each.rule, facts);
    ASSERT_NE(open.rule, nullptr);
    EXPECT_EQ(iso_date(open.due_date), each.last);
    const Millis midnight = end_of(date(each.last));
    EXPECT_EQ(open.due, midnight) << "24:00 of the last day, Civil Code art. 148(6)";
    EXPECT_FALSE(open.reasons.empty());

    const bool fills = open.rule->nature == Nature::kMinimum ||
                       open.rule->nature == Nature::kEffect;
    EXPECT_EQ(deadline(each.rule, facts, midnight - 1).state, ClockState::kRunning);
    EXPECT_EQ(deadline(each.rule, facts, midnight).state,
              fills ? ClockState::kMet : ClockState::kMissed);
    if (open.rule->nature == Nature::kEffect) continue;
    const bool minimum = open.rule->nature == Nature::kMinimum;
    facts.end = midnight - 1;
    EXPECT_EQ(deadline(each.rule, facts).state, minimum ? ClockState::kMissed : ClockState::kMet);
    facts.end = midnight;
    EXPECT_EQ(deadline(each.rule, facts).state, minimum ? ClockState::kMet : ClockState::kMissed);
  }
}

const Boundary kBoundaries[] = {
    // What a directive or a programme of joint work asks for.
    Boundary{"CD_task_c_TermOfTheDirective",
             "CD.task_c", "2026-03-02", "2026-04-01", {}},
    Boundary{"CD_task_w_TermOfTheDirective_OverAMakeUpSaturday",
             "CD.task_w", "2026-01-05", "2026-01-23", {}},
    Boundary{"GS_plan_Decision217_15DaysBefore",
             "GS.plan", "2026-07-20", "2026-07-05", {}},
    Boundary{"GS_report_Decision217_7DaysBefore",
             "GS.report", "2026-07-20", "2026-07-13", {}},
    Boundary{"GS_result_Decision217_15DaysAfter",
             "GS.result", "2026-07-20", "2026-08-04", {}},
    Boundary{"PB_draft_Decision217_15DaysBefore",
             "PB.draft", "2026-07-20", "2026-07-05", {}},
    Boundary{"GY_call_Decision218_15Days",
             "GY.call", "2026-07-06", "2026-07-21", {}},
    // Dialogues, and the notice of a vote of households.
    Boundary{"DT_notice_Law42of2013Art24_ByAnalogy_OverTet",
             "DT.notice", "2026-02-26", "2026-02-12", {}},
    Boundary{"DT_conclusion_Law10of2022Art12_OverTet",
             "DT.conclusion", "2026-02-12", "2026-02-26", {}},
    Boundary{"DT_answer_Regulation11_OverNationalDay",
             "DT.answer", "2026-08-24", "2026-09-10", {}},
    Boundary{"DC_meeting_notice_Law10of2022Art18_2DaysBefore",
             "DC.meeting_notice", "2026-07-10", "2026-07-08", {}},
    Boundary{"KN_accept_v1_Law02of2011Art27",
             "KN.accept", "2026-06-10", "2026-06-22", {}},
    Boundary{"KN_accept_v2_Decree155of2026Art10",
             "KN.accept", "2026-08-28", "2026-09-11", {}},
    Boundary{"KN_res1_Art28_Ordinary",
             "KN.res1", "2026-07-01", "2026-07-31", {}},
    Boundary{"KN_res1_Art28_Complex",
             "KN.res1", "2026-07-01", "2026-08-17", {.complex = true}},
    Boundary{"KN_res1_Art28_Remote",
             "KN.res1", "2026-07-02", "2026-08-17", {.remote = true}},
    Boundary{"KN_res1_Art28_RemoteComplex",
             "KN.res1", "2026-07-01", "2026-09-03", {.remote = true, .complex = true}},
    Boundary{"KN_res2_Art37_Ordinary",
             "KN.res2", "2026-01-05", "2026-02-23", {.instance = 2}},
    Boundary{"KN_res2_Art37_Complex",
             "KN.res2", "2026-07-01", "2026-09-03", {.complex = true}},
    Boundary{"KN_res2_Art37_Remote",
             "KN.res2", "2026-07-01", "2026-09-03", {.remote = true}},
    Boundary{"KN_res2_Art37_RemoteComplex",
             "KN.res2", "2026-07-01", "2026-09-09", {.remote = true, .complex = true}},
    Boundary{"KN_send1_Art32",
             "KN.send1", "2024-04-25", "2024-05-03", {}},
    Boundary{"KN_send2_Art41",
             "KN.send2", "2026-07-03", "2026-07-10", {}},
    Boundary{"KN_publish_Art41_2",
             "KN.publish", "2026-08-18", "2026-09-03", {}},
    Boundary{"KN_effective_Art44",
             "KN.effective", "2026-07-01", "2026-07-31", {}},
    Boundary{"KN_effective_Art44_Remote",
             "KN.effective", "2026-07-01", "2026-08-17", {.remote = true}},
    Boundary{"KN_appeal_bar_Art33",
             "KN.appeal_bar", "2026-07-10", "2026-08-10", {}},
    Boundary{"KN_appeal_bar_Art33_Remote",
             "KN.appeal_bar", "2026-07-10", "2026-08-24", {.remote = true}},
    Boundary{"KN_first_bar_Art9",
             "KN.first_bar", "2026-06-01", "2026-09-03", {}},
    Boundary{"KN_dialogue_notice_Decree155of2026Art11",
             "KN.dialogue_notice", "2026-09-08", "2026-09-03", {}},
    Boundary{"KN_suspend_send_Decree155of2026Art12",
             "KN.suspend_send", "2026-08-21", "2026-08-25", {}},
    Boundary{"KN_end_send_Decree155of2026Art12",
             "KN.end_send", "2026-08-28", "2026-09-07", {}},
    Boundary{"KN_first_bar_discipline_Art48",
             "KN.first_bar_discipline", "2026-08-17", "2026-09-03", {}},
    Boundary{"KN_res_discipline_Art50",
             "KN.res_discipline", "2026-07-01", "2026-07-31", {}},
    Boundary{"KN_res_discipline_Art50_Complex",
             "KN.res_discipline", "2026-07-01", "2026-08-17", {.complex = true}},
    Boundary{"KN_appeal_bar_discipline_Art48",
             "KN.appeal_bar_discipline", "2026-07-01", "2026-07-13", {}},
    Boundary{"KN_appeal_bar_dismissal_Art48",
             "KN.appeal_bar_dismissal", "2026-07-10", "2026-08-10", {}},
    Boundary{"KN_effective_discipline_Art57",
             "KN.effective_discipline", "2026-07-01", "2026-07-31", {}},
    Boundary{"KN_information_Arts12To15",
             "KN.information", "2026-07-03", "2026-07-10", {}},
    Boundary{"KN_posting_Decree75of2012Art12",
             "KN.posting", "2026-08-17", "2026-09-01", {}},
    Boundary{"KN_publish_meeting_Decree75of2012Art12",
             "KN.publish_meeting", "2026-09-08", "2026-09-03", {}},
    Boundary{"KN_enforce_HouseRule",
             "KN.enforce", "2026-07-01", "2026-08-12", {}},
    // Over Tết (seven working days pass ten calendar days: the earlier one warns), over a make-up
    // Saturday (22 August 2026), over 30 June / 1 July 2026.
    Boundary{"KN_accept_v1_Art27_OverTet",
             "KN.accept", "2026-02-06", "2026-02-23", {}},
    Boundary{"KN_accept_v2_Decree155Art10_OverAMakeUpSaturday",
             "KN.accept", "2026-08-17", "2026-08-25", {}},
    Boundary{"KN_accept_v1_Art27_ReceivedOn30June2026",
             "KN.accept", "2026-06-30", "2026-07-10", {}},
    Boundary{"KN_accept_v2_Decree155Art10_ReceivedOn1July2026",
             "KN.accept", "2026-07-01", "2026-07-10", {}},
    Boundary{"KN_res1_Art28_Over1July2026",
             "KN.res1", "2026-06-10", "2026-07-10", {}},
    Boundary{"KN_send1_Art32_OverTet",
             "KN.send1", "2026-02-13", "2026-02-25", {}},
    Boundary{"KN_suspend_send_Decree155Art12_OverAMakeUpSaturday",
             "KN.suspend_send", "2026-08-20", "2026-08-24", {}},
    Boundary{"TCD_answer_Art28_1_OverAMakeUpSaturday",
             "TCD.answer", "2026-08-13", "2026-08-26", {}},
    Boundary{"TCD_redline_Decree154Art41_3b_ReceivedOn1July2026",
             "TCD.redline", "2026-07-01", "2026-08-17", {}},
    Boundary{"TC_check_Law25of2018Art24_1",
             "TC.check", "2025-01-22", "2025-02-07", {}},
    Boundary{"TC_transfer_Art24_2",
             "TC.transfer", "2025-04-23", "2025-04-29", {}},
    Boundary{"TC_notice_Art29",
             "TC.notice", "2026-02-12", "2026-02-26", {}},
    Boundary{"TC_res_Art30_1",
             "TC.res", "2026-07-01", "2026-07-31", {}},
    Boundary{"TC_res_Art30_2_Complex",
             "TC.res", "2026-07-01", "2026-09-03", {.complex = true,
              .extensions = {{30, "01/QD", {}}}}},
    Boundary{"TC_res_Art30_3_SpeciallyComplex",
             "TC.res", "2026-07-01", "2026-09-29", {.special = true, 
              .extensions = {{30, "01/QD", {}}, {30, "02/QD", {}}}}},
    Boundary{"TC_check_Art24_1_SeveralPlaces",
             "TC.check", "2026-07-01", "2026-07-15", {.extensions = {{3, "05/UQ", {}}}}},
    Boundary{"TC_send_Art35",
             "TC.send", "2026-08-27", "2026-09-08", {}},
    Boundary{"TC_act_Art36_1",
             "TC.act", "2026-08-19", "2026-08-27", {}},
    Boundary{"TC_publish_Art40",
             "TC.publish", "2024-04-26", "2024-05-09", {}},
    Boundary{"TC_further_Art37",
             "TC.further", "2026-07-06", "2026-07-27", {}},
    Boundary{"TC_press_Art26",
             "TC.press", "2026-08-12", "2026-09-03", {}},
    // Denunciations (law.md section 2.1), each over Tết 2026, over a make-up Saturday, and on both
    // sides of 30 June / 1 July 2026.
    Boundary{"TC_check_Law25of2018Art24_1_OverTet",
             "TC.check", "2026-02-11", "2026-02-27", {}},
    Boundary{"TC_check_Law25of2018Art24_1_OverMakeUpSaturday",
             "TC.check", "2026-01-08", "2026-01-16", {}},
    Boundary{"TC_check_Law25of2018Art24_1_LastDayOfTheOldLayer",
             "TC.check", "2026-06-30", "2026-07-09", {}},
    Boundary{"TC_check_Law25of2018Art24_1_FirstDayOfTheNewLayer",
             "TC.check", "2026-07-01", "2026-07-10", {}},
    Boundary{"TC_check_Art24_1_TenWorkingDays_OverTet",
             "TC.check", "2026-02-11", "2026-03-04", {.extensions = {{3, "05/UQ", {}}}}},
    Boundary{"TC_check_Art24_1_TenWorkingDays_OverMakeUpSaturday",
             "TC.check", "2026-01-08", "2026-01-21", {.extensions = {{3, "05/UQ", {}}}}},
    Boundary{"TC_check_Art24_1_TenWorkingDays_LastDayOfTheOldLayer",
             "TC.check", "2026-06-30", "2026-07-14", {.extensions = {{3, "05/UQ", {}}}}},
    Boundary{"TC_check_Art24_1_TenWorkingDays_FirstDayOfTheNewLayer",
             "TC.check", "2026-07-01", "2026-07-15", {.extensions = {{3, "05/UQ", {}}}}},
    Boundary{"TC_transfer_Art24_2_OverTet",
             "TC.transfer", "2026-02-11", "2026-02-25", {}},
    Boundary{"TC_transfer_Art24_2_OverMakeUpSaturday",
             "TC.transfer", "2026-01-08", "2026-01-14", {}},
    Boundary{"TC_transfer_Art24_2_LastDayOfTheOldLayer",
             "TC.transfer", "2026-06-30", "2026-07-07", {}},
    Boundary{"TC_transfer_Art24_2_FirstDayOfTheNewLayer",
             "TC.transfer", "2026-07-01", "2026-07-08", {}},
    Boundary{"TC_press_Art26_OverTet",
             "TC.press", "2026-02-11", "2026-03-03", {}},
    Boundary{"TC_press_Art26_EndsOnMakeUpSaturday",
             "TC.press", "2026-08-02", "2026-08-22", {}},
    Boundary{"TC_press_Art26_LastDayOfTheOldLayer",
             "TC.press", "2026-06-30", "2026-07-20", {}},
    Boundary{"TC_press_Art26_FirstDayOfTheNewLayer",
             "TC.press", "2026-07-01", "2026-07-21", {}},
    Boundary{"TC_notice_Art29_OverTet",
             "TC.notice", "2026-02-11", "2026-02-25", {}},
    Boundary{"TC_notice_Art29_OverMakeUpSaturday",
             "TC.notice", "2026-01-08", "2026-01-14", {}},
    Boundary{"TC_notice_Art29_LastDayOfTheOldLayer",
             "TC.notice", "2026-06-30", "2026-07-07", {}},
    Boundary{"TC_notice_Art29_FirstDayOfTheNewLayer",
             "TC.notice", "2026-07-01", "2026-07-08", {}},
    Boundary{"TC_res_Art30_1_OverTet",
             "TC.res", "2026-02-11", "2026-03-13", {}},
    Boundary{"TC_res_Art30_1_EndsOnMakeUpSaturday",
             "TC.res", "2026-07-23", "2026-08-22", {}},
    Boundary{"TC_res_Art30_1_LastDayOfTheOldLayer",
             "TC.res", "2026-06-30", "2026-07-30", {}},
    Boundary{"TC_res_Art30_1_FirstDayOfTheNewLayer",
             "TC.res", "2026-07-01", "2026-07-31", {}},
    Boundary{"TC_res_Art30_2_Complex_OverTet",
             "TC.res", "2026-02-11", "2026-04-13", {.complex = true, .extensions = {{30, "01/QD", {}}}}},
    Boundary{"TC_res_Art30_2_Complex_EndsOnMakeUpSaturday",
             "TC.res", "2026-06-23", "2026-08-22", {.complex = true, .extensions = {{30, "01/QD", {}}}}},
    Boundary{"TC_res_Art30_2_Complex_LastDayOfTheOldLayer",
             "TC.res", "2026-06-30", "2026-09-03", {.complex = true, .extensions = {{30, "01/QD", {}}}}},
    Boundary{"TC_res_Art30_2_Complex_FirstDayOfTheNewLayer",
             "TC.res", "2026-07-01", "2026-09-03", {.complex = true, .extensions = {{30, "01/QD", {}}}}},
    Boundary{"TC_res_Art30_3_SpeciallyComplex_OverTet",
             "TC.res", "2026-02-11", "2026-05-12", {.special = true,
              .extensions = {{30, "01/QD", {}}, {30, "02/QD", {}}}}},
    Boundary{"TC_res_Art30_3_SpeciallyComplex_EndsOnMakeUpSaturday",
             "TC.res", "2026-05-24", "2026-08-22", {.special = true,
              .extensions = {{30, "01/QD", {}}, {30, "02/QD", {}}}}},
    Boundary{"TC_res_Art30_3_SpeciallyComplex_LastDayOfTheOldLayer",
             "TC.res", "2026-06-30", "2026-09-28", {.special = true,
              .extensions = {{30, "01/QD", {}}, {30, "02/QD", {}}}}},
    Boundary{"TC_res_Art30_3_SpeciallyComplex_FirstDayOfTheNewLayer",
             "TC.res", "2026-07-01", "2026-09-29", {.special = true,
              .extensions = {{30, "01/QD", {}}, {30, "02/QD", {}}}}},
    Boundary{"TC_suspend_notice_Art34_OverTet",
             "TC.suspend_notice", "2026-02-11", "2026-02-25", {}},
    Boundary{"TC_suspend_notice_Art34_OverMakeUpSaturday",
             "TC.suspend_notice", "2026-01-08", "2026-01-14", {}},
    Boundary{"TC_suspend_notice_Art34_LastDayOfTheOldLayer",
             "TC.suspend_notice", "2026-06-30", "2026-07-07", {}},
    Boundary{"TC_suspend_notice_Art34_FirstDayOfTheNewLayer",
             "TC.suspend_notice", "2026-07-01", "2026-07-08", {}},
    Boundary{"TC_send_Art35_OverTet",
             "TC.send", "2026-02-11", "2026-02-25", {}},
    Boundary{"TC_send_Art35_OverMakeUpSaturday",
             "TC.send", "2026-01-08", "2026-01-14", {}},
    Boundary{"TC_send_Art35_LastDayOfTheOldLayer",
             "TC.send", "2026-06-30", "2026-07-07", {}},
    Boundary{"TC_send_Art35_FirstDayOfTheNewLayer",
             "TC.send", "2026-07-01", "2026-07-08", {}},
    Boundary{"TC_act_Art36_1_OverTet",
             "TC.act", "2026-02-11", "2026-02-27", {}},
    Boundary{"TC_act_Art36_1_OverMakeUpSaturday",
             "TC.act", "2026-01-08", "2026-01-16", {}},
    Boundary{"TC_act_Art36_1_LastDayOfTheOldLayer",
             "TC.act", "2026-06-30", "2026-07-09", {}},
    Boundary{"TC_act_Art36_1_FirstDayOfTheNewLayer",
             "TC.act", "2026-07-01", "2026-07-10", {}},
    Boundary{"TC_report_Art36_OverTet",
             "TC.report", "2026-02-11", "2026-02-25", {}},
    Boundary{"TC_report_Art36_OverMakeUpSaturday",
             "TC.report", "2026-01-08", "2026-01-14", {}},
    Boundary{"TC_report_Art36_LastDayOfTheOldLayer",
             "TC.report", "2026-06-30", "2026-07-07", {}},
    Boundary{"TC_report_Art36_FirstDayOfTheNewLayer",
             "TC.report", "2026-07-01", "2026-07-08", {}},
    Boundary{"TC_further_Art37_OverTet",
             "TC.further", "2026-02-11", "2026-03-03", {}},
    Boundary{"TC_further_Art37_EndsOnMakeUpSaturday",
             "TC.further", "2026-08-02", "2026-08-22", {}},
    Boundary{"TC_further_Art37_LastDayOfTheOldLayer",
             "TC.further", "2026-06-30", "2026-07-20", {}},
    Boundary{"TC_further_Art37_FirstDayOfTheNewLayer",
             "TC.further", "2026-07-01", "2026-07-21", {}},
    Boundary{"TC_demand_Art38_2_OverTet",
             "TC.demand", "2026-02-11", "2026-02-25", {}},
    Boundary{"TC_demand_Art38_2_OverMakeUpSaturday",
             "TC.demand", "2026-01-08", "2026-01-14", {}},
    Boundary{"TC_demand_Art38_2_LastDayOfTheOldLayer",
             "TC.demand", "2026-06-30", "2026-07-07", {}},
    Boundary{"TC_demand_Art38_2_FirstDayOfTheNewLayer",
             "TC.demand", "2026-07-01", "2026-07-08", {}},
    Boundary{"TC_demand_answer_Art38_OverTet",
             "TC.demand_answer", "2026-02-11", "2026-02-25", {}},
    Boundary{"TC_demand_answer_Art38_OverMakeUpSaturday",
             "TC.demand_answer", "2026-01-08", "2026-01-14", {}},
    Boundary{"TC_demand_answer_Art38_LastDayOfTheOldLayer",
             "TC.demand_answer", "2026-06-30", "2026-07-07", {}},
    Boundary{"TC_demand_answer_Art38_FirstDayOfTheNewLayer",
             "TC.demand_answer", "2026-07-01", "2026-07-08", {}},
    Boundary{"TC_publish_Art40_OverTet",
             "TC.publish", "2026-02-11", "2026-02-27", {}},
    Boundary{"TC_publish_Art40_OverMakeUpSaturday",
             "TC.publish", "2026-01-08", "2026-01-16", {}},
    Boundary{"TC_publish_Art40_LastDayOfTheOldLayer",
             "TC.publish", "2026-06-30", "2026-07-09", {}},
    Boundary{"TC_publish_Art40_FirstDayOfTheNewLayer",
             "TC.publish", "2026-07-01", "2026-07-10", {}},
    Boundary{"TC_board_Art40_Decree31of2019Art6_OverTet",
             "TC.board", "2026-02-11", "2026-02-26", {}},
    Boundary{"TC_board_Art40_Decree31of2019Art6_LastDayOfTheOldLayer",
             "TC.board", "2026-06-30", "2026-07-15", {}},
    Boundary{"TC_board_Art40_Decree31of2019Art6_FirstDayOfTheNewLayer",
             "TC.board", "2026-07-01", "2026-07-16", {}},
    Boundary{"TC_portal_Art40_Decree31of2019Art6_OverTet",
             "TC.portal", "2026-02-11", "2026-02-26", {}},
    Boundary{"TC_portal_Art40_Decree31of2019Art6_LastDayOfTheOldLayer",
             "TC.portal", "2026-06-30", "2026-07-15", {}},
    Boundary{"TC_portal_Art40_Decree31of2019Art6_FirstDayOfTheNewLayer",
             "TC.portal", "2026-07-01", "2026-07-16", {}},
    Boundary{"TC_information_HouseRule",
             "TC.information", "2026-07-01", "2026-07-31", {}},
    Boundary{"TC_follow_HouseRule",
             "TC.follow", "2026-07-01", "2026-09-29", {}},
    Boundary{"TCD_answer_Law42of2013Art28_1",
             "TCD.answer", "2026-02-10", "2026-03-03", {}},
    Boundary{"TCD_schedule_Art24_4",
             "TCD.schedule", "2026-09-08", "2026-08-27", {}},
    Boundary{"TCD_refuse_Decree154of2026Art4_3",
             "TCD.refuse", "2026-07-02", "2026-07-07", {}},
    Boundary{"TCD_forwarder_Art27_2",
             "TCD.forwarder", "2026-01-06", "2026-01-14", {}},
    Boundary{"TCD_onward_Art28_2",
             "TCD.onward", "2025-04-24", "2025-05-05", {}},
    Boundary{"TCD_redline_Decree154of2026Art41_3b",
             "TCD.redline", "2026-07-19", "2026-09-03", {}},
    Boundary{"TCD_online_notice_Decree154of2026Art23",
             "TCD.online_notice", "2026-09-08", "2026-08-27", {}},
    Boundary{"TCD_online_test_Decree154of2026Art23",
             "TCD.online_test", "2026-09-03", "2026-08-28", {}},
    Boundary{"PAKN_forward_Decree20of2008Art9",
             "PAKN.forward", "2026-11-20", "2026-11-30", {}},
    Boundary{"PAKN_legaldoc_Decision244of2025",
             "PAKN.legaldoc", "2026-04-15", "2026-05-04", {}},
    Boundary{"MC_apology_Decree61of2018Art19",
             "MC.apology", "2026-09-03", "2026-09-02", {}},
    Boundary{"DC_publish_Law10of2022Art12",
             "DC.publish", "2026-04-24", "2026-05-06", {}},
    Boundary{"DC_post_Art13_2",
             "DC.post", "2026-08-01", "2026-08-31", {}},
    Boundary{"DC_speaker_Art13_3",
             "DC.speaker", "2026-07-02", "2026-07-05", {}},
    Boundary{"DC_consult_Art28_2",
             "DC.consult", "2026-07-06", "2026-07-26", {}},
    Boundary{"TC_board_Art40",
             "TC.board", "2026-08-17", "2026-09-01", {}},
    Boundary{"DC_send_Art20_3",
             "DC.send", "2026-01-07", "2026-01-13", {}},
    Boundary{"DC_recognise_Art21_2",
             "DC.recognise", "2024-05-02", "2024-05-08", {}},
    Boundary{"BTTND_answer_Art40_1c",
             "BTTND.answer", "2026-07-03", "2026-07-20", {}},
    Boundary{"DSR_ack_Decree356of2025",
             "DSR.ack", "2026-02-13", "2026-02-24", {}},
    Boundary{"PA_answer_ByAnalogyLaw42of2013Art28_1",
             "PA.answer", "2026-08-20", "2026-09-07", {}},
    Boundary{"PA_resolve_TargetOfTheProvince",
             "PA.resolve", "2026-07-01", "2026-07-29", {}},
    Boundary{"PA_resolve_TargetOfTheCategory",
             "PA.resolve", "2026-07-01", "2026-07-10", {.target_days = 7}},
    Boundary{"PA_reopen_HouseRule",
             "PA.reopen", "2026-08-28", "2026-09-09", {}},
    Boundary{"PA_close_HouseRule",
             "PA.close", "2026-07-03", "2026-07-20", {}}};

INSTANTIATE_TEST_SUITE_P(Rules, LawBoundary, testing::ValuesIn(kBoundaries),
                         [](const auto& each) { return each.param.name; });

TEST(Law, DenunciationsKeepTheLayerOfTheirReceipt_Decree156of2026Art10) {
  for (const char* family : {"TC.check", "TC.transfer", "TC.res"}) {
    Facts facts;
    facts.receipt = at("2026-06-30T23:59:59");
    facts.start = at("2026-07-03T09:00");
    EXPECT_EQ(deadline(family, facts).version, std::string(family) + ".v1");
    EXPECT_EQ(deadline(family, facts).rule->confidence, Confidence::kHigh);
    facts.receipt = at("2026-07-01T00:00");
    EXPECT_EQ(deadline(family, facts).version, std::string(family) + ".v2");
    // Law 136/2025 was not read: the number stands, with a mark.
    EXPECT_TRUE(marked(deadline(family, facts).rule->confidence));
  }
}

TEST(Law, DenunciationExtensions_Art30_WrittenBeforeExpiryOnceOrTwice) {
  Facts facts{.start = at("2026-01-12T08:00")};  // 30 days: 11 February 2026
  EXPECT_FALSE(may_extend(law(), "TC.res", facts, {30, "01/QĐ", date("2026-02-11")}))
      << "an ordinary case is not extended";
  facts.complex = true;
  EXPECT_TRUE(may_extend(law(), "TC.res", facts, {30, "01/QĐ", date("2026-02-11")}));
  EXPECT_FALSE(may_extend(law(), "TC.res", facts, {30, "01/QĐ", date("2026-02-12")})) << "expired";
  EXPECT_FALSE(may_extend(law(), "TC.res", facts, {31, "01/QĐ", date("2026-02-11")}));
  EXPECT_FALSE(may_extend(law(), "TC.res", facts, {30, "", date("2026-02-11")})) << "not in writing";
  facts.extensions = {{30, "01/QĐ", date("2026-02-11")}};
  EXPECT_FALSE(may_extend(law(), "TC.res", facts, {30, "02/QĐ", date("2026-03-10")})) << "once only";
  facts.complex = false;
  facts.special = true;
  EXPECT_TRUE(may_extend(law(), "TC.res", facts, {30, "02/QĐ", date("2026-03-13")}));
  EXPECT_FALSE(may_extend(law(), "TC.res", facts, {30, "02/QĐ", date("2026-03-14")})) << "expired";
  facts.extensions.push_back({30, "02/QĐ", date("2026-03-13")});
  EXPECT_FALSE(may_extend(law(), "TC.res", facts, {30, "03/QĐ", date("2026-04-01")})) << "twice only";
}

TEST(Law, EveryRuleOfThePackHasABoundaryTest) {
  for (const Rule& rule : law().rules.all()) {
    bool tested = false;
    for (const Boundary& each : kBoundaries)
      tested |= law().rules.choose(each.rule, local_date(at(each.start)),
                                   local_date(at(each.start))) == &rule;
    EXPECT_TRUE(tested) << rule.id;
  }
}

}  // namespace
}  // namespace langnghe::legalclock
