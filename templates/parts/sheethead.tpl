{{!The head of a form of the village (Decree 59/2023/ND-CP): SHEET_COMMUNE, SHEET_VILLAGE, SHEET_DATE}}
<div class="sheet__head">
  <div><p class="sheet__superior">{{SHEET_COMMUNE}}</p><p class="sheet__unit">{{SHEET_VILLAGE}}</p></div>
  <div><p class="sheet__nation">[[site.nation]]</p><p class="sheet__motto">[[site.motto]]</p><p class="sheet__date">{{SHEET_DATE}}</p></div>
</div>
