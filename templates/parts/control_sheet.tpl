{{!Form 06 on the screen: where it has been, where it is, what is still to come; filled by pages::fill_control_sheet.}}
<ol class="timeline">
{{#SHEET}}<li class="timeline__step{{#SHEET_HERE}} timeline__step--now{{/SHEET_HERE}}"><p class="timeline__title">{{SHEET_STEP}}{{#SHEET_LATE}} <span class="tag tag--late">[[procedures.sheet.late]]</span>{{/SHEET_LATE}}{{#SHEET_HERE}} <span class="tag tag--work">[[procedures.sheet.here]]</span>{{/SHEET_HERE}}</p>
<p>{{SHEET_UNIT}}</p>
<p class="timeline__when">[[procedures.sheet.in]] {{SHEET_IN}} · [[procedures.sheet.due]] {{SHEET_DUE}}{{#SHEET_OUT_PART}} · [[procedures.sheet.out]] {{SHEET_OUT}}{{/SHEET_OUT_PART}}</p>{{#SHEET_NOTED}}<p>{{SHEET_NOTE}}</p>{{/SHEET_NOTED}}</li>
{{/SHEET}}
{{#SHEET_NEXT}}<li class="timeline__step timeline__step--ahead"><p class="timeline__title">{{SHEET_STEP}}</p><p class="muted">{{SHEET_UNIT}} · {{SHEET_TIME}}</p></li>
{{/SHEET_NEXT}}
</ol>
