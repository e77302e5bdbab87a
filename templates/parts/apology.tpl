{{!An apology for its applicant; filled by pages::show_apology.}}
{{#APOLOGY}}<section class="panel notice notice--warn" aria-labelledby="sorry-head">
<h2 id="sorry-head">[[procedures.own.sorry]]</h2>
<p>{{TEXT}}</p>
<p>[[procedures.apology.reason]]: {{REASON}}{{#MORE}}. {{WORDS}}{{/MORE}}</p>
{{#CAN_ACKNOWLEDGE}}<form method="post" action="{{ACKNOWLEDGE_HREF}}">{{>parts/csrf}}<p class="actions"><button class="button button--plain" type="submit">[[procedures.own.acknowledge]]</button></p></form>{{/CAN_ACKNOWLEDGE}}
</section>{{/APOLOGY}}
