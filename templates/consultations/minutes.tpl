{{!Form 02 of Decree 59/2023/ND-CP: minutes of the count. One sheet a village. Shown by Renderer::print.}}
{{#SHEET}}<article class="letter sheet--one">
{{>parts/sheethead}}
<h1 class="sheet__title">[[votes.form02.title]]</h1>
<p class="letter__about">{{TITLE}}</p>
<p class="letter__text">{{WHEN}}</p>
<p class="letter__text">[[votes.form02.board]]</p>
<ol class="letter__files">{{#MEMBER}}<li>{{NAME}}</li>{{/MEMBER}}</ol>
<p class="letter__text">[[votes.form02.content]] {{WORDS}}</p>
<dl class="letter__facts">
<div><dt>[[votes.form]]</dt><dd>{{FORM}}</dd></div>
<div><dt>[[votes.households]]</dt><dd>{{HOUSEHOLDS}}</dd></div>
<div><dt>[[votes.form02.present]]</dt><dd>{{VOTED}}</dd></div>
<div><dt>[[votes.form02.absent]]</dt><dd>{{ABSENT}}</dd></div>
<div><dt>[[votes.yes]]</dt><dd>{{YES}}</dd></div>
<div><dt>[[votes.no]]</dt><dd>{{NO}}</dd></div>
<div><dt>[[votes.other]]</dt><dd>{{OTHER}}</dd></div>
<div><dt>[[votes.invalid]]</dt><dd>{{INVALID}}</dd></div>
</dl>
<p class="letter__text">{{RULE}}</p>
<p class="letter__text">[[votes.form02.conclusion]] <strong>{{CONCLUSION}}</strong></p>
<p class="letter__text">[[votes.form02.copies]]</p>
<div class="sheet__sign"><div><p class="sheet__post">[[votes.form02.households]]</p><p class="sheet__hint">[[votes.form02.sign2]]</p><div class="sheet__space"></div></div><div><p class="sheet__post">[[votes.form02.counting]]</p><p class="sheet__hint">[[letters.sign]]</p><div class="sheet__space"></div></div></div>
</article>
{{/SHEET}}
