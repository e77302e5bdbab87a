{{!The pattern of a letter, to be shown inside print.tpl.}}
{{>parts/letterhead}}
<h1 class="sheet__title">[[site.patterns.received]]</h1>
<p>[[site.patterns.sample]]</p>
<p>[[site.patterns.why.text]]</p>
<dl class="facts">
  <div><dt>[[site.patterns.who]]</dt><dd>[[site.patterns.office]]</dd></div>
  <div><dt>[[site.patterns.where]]</dt><dd>[[site.patterns.place]]</dd></div>
</dl>
<div class="sheet__sign"><div></div><div><p class="sheet__unit">{{LETTER_UNIT}}</p><div class="sheet__space"></div></div></div>
