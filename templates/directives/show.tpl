{{!One document for everybody: what is known, what people wished, how it is carried down.}}
{{>parts/document_facts}}
<div class="split split--main">
<section class="panel" aria-labelledby="wishes-head">
<h2 id="wishes-head">[[directives.wishes]]</h2>
<p class="muted">[[directives.wishes.text]]</p>
{{#NO_WISHES}}<p>[[directives.wishes.none]]</p>{{/NO_WISHES}}
<ul class="ties">{{#WISH}}<li><span class="muted">{{WISH_KIND}}</span> <a href="{{WISH_HREF}}">{{WISH_TITLE}}</a>{{#WISH_RATED}} <span class="muted">{{RATING}}</span>{{/WISH_RATED}}</li>
{{/WISH}}</ul>
<p><a href="{{CHAIN_HREF}}">[[links.chain]]</a></p>
</section>
{{>parts/document_body}}
</div>
{{>parts/cascade}}
