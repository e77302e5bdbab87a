{{!One commitment for everybody.}}
<p class="step"><a href="/commitments">← [[commitments.title]]</a></p>
<h1>[[commitments.one]] <span class="code__text">{{CODE}}</span></h1>
<p class="tags">{{>parts/tag}}</p>
{{>parts/commitment_body}}
