{{!Phiếu chuyển đơn: for a proposal or reflection that another unit is competent for (Circular
05/2021/TT-TTCP). Shown by Renderer::print. Sections with a value: PETITIONER_ADDRESS, PLACE, DUE}}
<article class="letter">
{{>parts/letterhead}}
<h1 class="sheet__title">[[letters.transfer.title]]</h1>
<p class="letter__about">{{KIND}}</p>
<p class="letter__to">[[letters.to]] <strong>{{TO_UNIT}}</strong></p>
<p class="letter__text">[[letters.transfer.opening]] {{RECEIVED_AT}}, <strong>{{UNIT_NAME}}</strong> [[letters.transfer.received]]</p>
<dl class="letter__facts">
  <div><dt>[[letters.petitioner]]</dt><dd>{{PETITIONER}}</dd></div>
  {{#PETITIONER_ADDRESS}}<div><dt>[[letters.address]]</dt><dd>{{ADDRESS}}</dd></div>{{/PETITIONER_ADDRESS}}
  <div><dt>[[letters.code]]</dt><dd>{{CODE}}</dd></div>
  <div><dt>[[letters.content]]</dt><dd>{{TITLE}}</dd></div>
  {{#PLACE}}<div><dt>[[letters.place]]</dt><dd>{{WHERE}}</dd></div>{{/PLACE}}
  <div><dt>[[letters.transfer.attached]]</dt><dd>{{FILE_COUNT}}</dd></div>
</dl>
<p class="letter__text">[[letters.transfer.because]] {{REASON}}</p>
<p class="letter__text">[[letters.transfer.request]]</p>
{{#DUE}}<p class="letter__text">[[letters.due]] <strong>{{WHEN}}</strong>.</p>{{/DUE}}
<p class="letter__text">[[letters.transfer.closing]]</p>
{{>parts/lettersign}}
</article>
