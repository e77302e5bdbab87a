{{!Form 03 of Decree 59/2023/ND-CP: the decision of the community. Shown by Renderer::print.}}
<article class="letter">
{{>parts/sheethead}}
<h1 class="sheet__title">[[votes.form03.title]]</h1>
<p class="letter__about">{{TITLE}}</p>
<p class="letter__text">[[votes.form03.basis]] {{CITATION}};</p>
<p class="letter__text">{{BASIS}}</p>
<p class="sheet__title">[[votes.form03.decides]]</p>
<p class="letter__text"><strong>[[votes.form03.art1]]</strong> {{DECISION}}</p>
<p class="letter__text"><strong>[[votes.form03.art2]]</strong> {{EFFECT}}</p>
<dl class="letter__facts">
<div><dt>[[votes.households]]</dt><dd>{{HOUSEHOLDS}}</dd></div>
<div><dt>[[votes.form02.present]]</dt><dd>{{VOTED}}</dd></div>
<div><dt>[[votes.form02.absent]]</dt><dd>{{ABSENT}}</dd></div>
<div><dt>[[votes.yes]]</dt><dd>{{YES}}</dd></div>
<div><dt>[[votes.no]]</dt><dd>{{NO}}</dd></div>
<div><dt>[[votes.other]]</dt><dd>{{OTHER}}</dd></div>
</dl>
<div class="sheet__sign"><div><p class="sheet__post">[[votes.form03.front]]</p><p class="sheet__hint">[[letters.sign]]</p><div class="sheet__space"></div></div><div><p class="sheet__post">[[votes.form03.head]]</p><p class="sheet__hint">[[letters.sign]]</p><div class="sheet__space"></div></div></div>
<div class="sheet__sign"><div><p class="sheet__post">[[votes.form03.household1]]</p><p class="sheet__hint">[[letters.sign]]</p><div class="sheet__space"></div></div><div><p class="sheet__post">[[votes.form03.household2]]</p><p class="sheet__hint">[[letters.sign]]</p><div class="sheet__space"></div></div></div>
</article>
