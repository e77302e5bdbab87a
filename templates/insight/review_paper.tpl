{{!The five-year review on paper, A4. Shown by Renderer::print.}}
<article class="review-paper">
<div class="sheet__head"><div><p class="sheet__unit">{{UNIT}}</p></div><div><p class="sheet__nation">[[site.nation]]</p><p class="sheet__motto">[[site.motto]]</p></div></div>
<h1 class="sheet__title">{{NAME}}</h1>
<p class="review-paper__about">{{YEARS}}</p>
{{#SECTION}}<section><h2 id="head-{{SECTION_ID}}">{{SECTION_NAME}}</h2>
{{#WORDS}}<p class="keep-lines">{{WORDS_TEXT}}</p>{{/WORDS}}
{{#TO_WRITE}}<p class="review-paper__line">{{TO_WRITE_TEXT}}</p>{{/TO_WRITE}}
{{>parts/review_body}}
</section>
{{/SECTION}}
<p class="review-paper__note">{{AS_OF}} [[review.note]] {{CITATION}}</p>
<div class="report-paper__sign"><div></div><div><p>[[reports.paper.head]]</p><p class="sheet__hint">[[reports.paper.sign_stamp]]</p></div></div>
</article>
