{{!The head of a letter (Decree 30/2020/NĐ-CP, annex I): LETTER_UNIT, LETTER_NUMBER, LETTER_PLACE_DATE;
section LETTER_SUPERIOR with SUPERIOR: the body above the unit, when it has one}}
<div class="sheet__head">
  <div>{{#LETTER_SUPERIOR}}<p class="sheet__superior">{{SUPERIOR}}</p>{{/LETTER_SUPERIOR}}<p class="sheet__unit">{{LETTER_UNIT}}</p><p class="sheet__number">[[site.letter.number]] {{LETTER_NUMBER}}</p></div>
  <div><p class="sheet__nation">[[site.nation]]</p><p class="sheet__motto">[[site.motto]]</p><p class="sheet__date">{{LETTER_PLACE_DATE}}</p></div>
</div>
