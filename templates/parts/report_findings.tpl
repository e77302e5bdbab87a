{{!What does not add up (fill_findings)}}
<section aria-labelledby="adds-head"><h2 id="adds-head">[[reports.check]]</h2>
{{#FINDING}}<div class="notice notice--bad"><p>{{FINDING_TEXT}}</p></div>
{{/FINDING}}
{{#ADDS_UP}}<div class="notice notice--done"><p>[[reports.adds_up]]</p></div>{{/ADDS_UP}}
</section>
