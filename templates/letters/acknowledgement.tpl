{{!Giấy biên nhận: what was received, when, by whom, and until when it is due. Shown by
Renderer::print. Sections with a value: PETITIONER_ADDRESS, PLACE, DUE_WHY (REASON), FILES (FILE: NAME, SIZE)}}
<article class="letter">
{{>parts/letterhead}}
<h1 class="sheet__title">[[letters.ack.title]]</h1>
<p class="letter__about">[[letters.ack.about]]</p>
<p class="letter__text">[[letters.ack.opening]] {{RECEIVED_AT}}, <strong>{{UNIT_NAME}}</strong> [[letters.ack.received]]</p>
<dl class="letter__facts">
  <div><dt>[[letters.petitioner]]</dt><dd>{{PETITIONER}}</dd></div>
  {{#PETITIONER_ADDRESS}}<div><dt>[[letters.address]]</dt><dd>{{ADDRESS}}</dd></div>{{/PETITIONER_ADDRESS}}
  <div><dt>[[letters.kind]]</dt><dd>{{KIND}}</dd></div>
  <div><dt>[[letters.channel]]</dt><dd>{{CHANNEL}}</dd></div>
  <div><dt>[[letters.content]]</dt><dd>{{TITLE}}</dd></div>
  {{#PLACE}}<div><dt>[[letters.place]]</dt><dd>{{WHERE}}</dd></div>{{/PLACE}}
</dl>
<p class="letter__text">[[letters.files]] {{#NO_FILES}}[[letters.files.none]]{{/NO_FILES}}</p>
{{#FILES}}<ol class="letter__files">{{#FILE}}<li>{{NAME}} ({{SIZE}})</li>{{/FILE}}</ol>{{/FILES}}
<p class="letter__text">[[letters.due]] <strong>{{DUE}}</strong>{{#DUE_WHY}} ({{REASON}}){{/DUE_WHY}}.</p>
<div class="letter__track">
  <div class="letter__qr">{{QR:none}}</div>
  <div><p>[[letters.code]]</p><p class="letter__code">{{CODE}}</p><p>[[letters.track]]<br>{{TRACK_URL}}</p><p class="letter__small">[[letters.track.secret]]</p></div>
</div>
{{>parts/lettersign}}
</article>
