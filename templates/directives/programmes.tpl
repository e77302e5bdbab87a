{{!Joint work for everybody.}}
<h1>[[joint.title]]</h1>
<p class="lead">[[joint.lead]]</p>
{{#EMPTY}}<div class="notice"><p>[[joint.empty]]</p></div>{{/EMPTY}}
{{>parts/programme_cards}}
