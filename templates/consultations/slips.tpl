{{!Form 04: ballots with their one-time codes, to be cut apart. Shown once by Renderer::print.}}
<article class="letter">
<p class="letter__small">[[votes.slips.once]]</p>
{{#SLIP}}<section class="slip" aria-label="{{NUMBER}}">
<div class="slip__stub"><p>[[votes.slips.stub]]</p><p><strong>{{VILLAGE}}</strong></p><p>[[votes.slips.household]] <strong>{{NUMBER}}</strong></p><p>[[votes.slips.sign]]</p></div>
<div class="slip__ballot"><p><strong>[[votes.slips.title]]</strong></p><p>{{TITLE}}</p><p class="slip__code">{{SLIP_CODE}}</p>
{{#ONLINE}}<p class="letter__small">[[votes.slips.online]] {{URL}}</p>{{/ONLINE}}
{{#PAPER}}<p class="slip__boxes">☐ [[votes.choice.yes]]  ☐ [[votes.choice.no]]  ☐ [[votes.choice.other]]: …………</p>{{/PAPER}}
<p class="letter__small">[[votes.slips.until]] {{ENDS}}</p></div>
</section>
{{/SLIP}}
</article>
