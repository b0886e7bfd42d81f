package io.meridiem.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small exports in the shape their vendors document, with what goes wrong in real ones. */
final class VendorExports {
    static final String CONFIGURATION =
            """
            company: {name: Alder}
            calendar: {zone: Europe/Zurich}
            currency: {reporting: EUR}
            limits: {quarantined_share: 0.5}
            sources:
              - {name: crm, adapter: salesforce, folder: salesforce}
              - {name: bills, adapter: stripe, folder: stripe}
              - {name: events, adapter: segment, folder: segment}
              - {name: people, adapter: product, folder: product}
              - {name: answers, adapter: surveys, folder: surveys}
              - {name: plans, adapter: success, folder: success}
              - {name: rates, adapter: fx, folder: fx}
            """;

    private final Path folder;

    private VendorExports(Path folder) {
        this.folder = folder;
    }

    /** Writes the configuration and all exports. */
    static void in(Path folder) throws IOException {
        VendorExports exports = new VendorExports(folder);
        exports.write("meridiem.yml", CONFIGURATION);
        exports.salesforce();
        exports.customersAndSubscriptions();
        exports.prices();
        exports.invoices();
        exports.events();
        exports.smallFiles();
    }

    private void salesforce() throws IOException {
        write(
                "salesforce/Account.csv",
                """
                "Id","Name","ParentId","MasterRecordId","Type","Industry","Segment__c","OwnerId","BillingCountry","Website","Report_Language__c","CreatedDate","SystemModstamp","IsDeleted"
                "001AL0000000001AAA","Bö & Co","","","Customer","Retail","Mid","005AL0000000001AAA","CH","https://bo.example","de_CH","2025-01-31T23:30:00.000Z","2025-06-01T08:00:00.000Z","false"
                "001AL0000000002AAA","Try, Inc.","","","Test","","","","","","","2025-02-01T00:00:00.000+0000","2025-06-01T08:00:00.000Z","false"
                "001AL0000000003AAA","Old","","001AL0000000001AAA","","","","","","","","2025-02-01T00:00:00.000Z","2025-06-01T08:00:00.000Z","true"
                """);
        // As a connector names them.
        write(
                "salesforce/Task.csv",
                """
                id,account_id,who_id,owner_id,task_subtype,call_type,status,subject,activity_date,completed_date_time,created_date,call_duration_in_seconds,is_deleted
                00TAL0000000001AAA,001AL0000000001AAA,003AL0000000001AAA,005AL0000000001AAA,Call,Outbound,Completed,"Review, first",2025-03-04,2025-03-05T09:00:00.000Z,2025-03-01T09:00:00.000Z,890,false
                00TAL0000000002AAA,001AL0000000001AAA,,005AL0000000001AAA,Task,,Open,Send plan,2025-03-20,,2025-03-01T09:00:00.000Z,,false
                """);
        write(
                "salesforce/Event.csv",
                """
                Id,AccountId,WhoId,OwnerId,Type,Subject,StartDateTime,EndDateTime,DurationInMinutes,IsChild,No_Show__c,CreatedDate,IsDeleted
                00UAL0000000001AAA,001AL0000000001AAA,003AL0000000001AAA,005AL0000000001AAA,Meeting,QBR,2025-03-10T13:00:00.000Z,2025-03-10T14:00:00.000Z,60,false,true,2025-03-01T09:00:00.000Z,false
                """);
    }

    private void customersAndSubscriptions() throws IOException {
        write(
                "stripe/customer.jsonl",
                """
                {"id":"cus_1","object":"customer","created":1735689600,"currency":"eur","email":"ap@bo.example","livemode":true,"metadata":{"crm_account_id":"001AL0000000001AAA"},"name":"Bö & Co"}
                {"id":"cus_2","object":"customer","created":1735689600,"currency":"jpy","email":null,"livemode":false,"metadata":{},"name":"Test"}
                {"id":"cus_3","object":"customer","deleted":true}
                """);
        write(
                "stripe/subscription.jsonl",
                """
                {"id":"sub_1","object":"subscription","cancel_at":null,"cancel_at_period_end":false,"canceled_at":null,"cancellation_details":{"comment":null,"feedback":"too_expensive","reason":null},"created":1735689600,"currency":"eur","current_period_end":1740787200,"current_period_start":1738368000,"customer":"cus_1","ended_at":null,"items":{"object":"list","data":[{"id":"si_1","object":"subscription_item","created":1735689600,"price":{"id":"price_1","object":"price"},"quantity":12,"subscription":"sub_1"},{"id":"si_2","object":"subscription_item","created":1735689600,"price":{"id":"price_2","object":"price"},"quantity":1,"subscription":"sub_1"}]},"livemode":true,"pause_collection":null,"start_date":1735689600,"status":"active","trial_end":null,"trial_start":null}
                {"id":"sub_2","object":"subscription","created":1735689600,"currency":"jpy","customer":"cus_2","items":{"object":"list","data":[{"id":"si_3","created":1735689600,"price":{"id":"price_1"},"quantity":1}]},"livemode":false,"start_date":1735689600,"status":"active"}
                """);
    }

    private void prices() throws IOException {
        write(
                "stripe/price.jsonl",
                """
                {"id":"price_1","currency":"eur","livemode":true,"product":"prod_1","recurring":{"interval":"month","interval_count":1,"usage_type":"licensed"},"type":"recurring","unit_amount":2900,"unit_amount_decimal":"2900"}
                {"id":"price_2","currency":"jpy","livemode":true,"product":"prod_1","recurring":{"interval":"year","interval_count":1,"usage_type":"licensed"},"type":"recurring","unit_amount":50000,"unit_amount_decimal":"50000"}
                {"id":"price_3","currency":"bhd","livemode":true,"product":"prod_1","recurring":null,"type":"one_time","unit_amount":12340,"unit_amount_decimal":"12340"}
                {"id":"price_4","currency":"isk","livemode":true,"product":"prod_1","recurring":null,"type":"one_time","unit_amount":10000,"unit_amount_decimal":"10000"}
                {"id":"price_5","currency":"usd","livemode":true,"product":"prod_1","recurring":{"interval":"month","interval_count":1,"usage_type":"metered"},"type":"recurring","unit_amount":null,"unit_amount_decimal":"0.25"}
                """);
    }

    private void invoices() throws IOException {
        String first =
                """
                {"id":"in_1","object":"invoice","amount_paid":31320,"billing_reason":"subscription_cycle","created":1738368000,"currency":"eur","customer":"cus_1","due_date":null,"lines":{"object":"list","data":[{"id":"il_1","object":"line_item","amount":34800,"currency":"eur","description":"12 x Team","livemode":true,"period":{"end":1740787200,"start":1738368000},"price":{"id":"price_1","object":"price"},"proration":false,"quantity":12,"subscription":"sub_1","subscription_item":"si_1"},{"id":"il_2","object":"line_item","amount":-1250,"currency":"eur","description":"Unused time","livemode":true,"period":{"end":1738368000,"start":1737158400},"price":{"id":"price_1","object":"price"},"proration":true,"quantity":1,"subscription":"sub_1","subscription_item":"si_1"}],"has_more":false},"livemode":true,"number":"A-1","status":"paid","status_transitions":{"finalized_at":1738368000,"paid_at":1738400000,"voided_at":null},"subscription":"sub_1","subtotal":33550,"tax":1000,"total":31320,"total_discount_amounts":[{"amount":3000,"discount":"di_1"},{"amount":230,"discount":"di_2"}]}
                """;
        String test =
                """
                {"id":"in_2","amount_paid":0,"created":1738368000,"currency":"eur","customer":"cus_2","lines":{"data":[{"id":"il_9","amount":5,"currency":"eur","period":{"end":1740787200,"start":1738368000},"price":{"id":"price_1"},"proration":false,"quantity":1}]},"livemode":false,"status":"paid","status_transitions":{"paid_at":null,"voided_at":null},"subtotal":5,"tax":null,"total":5,"total_discount_amounts":[]}
                """;
        write("stripe/invoice.jsonl", first + first + test);
        write(
                "stripe/refund.jsonl",
                """
                {"id":"re_1","amount":1250,"charge":"ch_1","created":1738400000,"currency":"eur","reason":null,"status":"succeeded"}
                {"id":"re_2","amount":12
                {"id":"re_3","amount":99,"charge":{"id":"ch_2","customer":"cus_1","invoice":"in_1"},"created":1738400000,"currency":"eur","reason":null,"status":"succeeded"}
                """);
    }

    private void events() throws IOException {
        // The collector heard nothing back and the sender sent again: the same event arrives twice, days apart.
        gzip(
                "segment/events/2025-03-02.jsonl.gz",
                event("m1", "u1", "2025-03-01T22:59:00.000Z", "2025-03-02T00:10:00.000Z")
                        + event("m2", "u1", "2025-03-01T23:30:00.000Z", "2025-03-02T00:10:00.000Z")
                        + event("m2", "uX", "2025-03-01T23:30:00.000Z", "2025-03-02T00:05:00.000Z")
                        + "{\"messageId\":\"m3\",\"type\":\"track\",\"ev\n");
        gzip(
                "segment/events/2025-03-05.jsonl.gz",
                event("m1", "u9", "2025-03-01T22:59:00.000Z", "2025-03-05T00:10:00.000Z")
                        + "{\"messageId\":\"m4\",\"type\":\"identify\",\"userId\":\"u1\",\"timestamp\":\"2025-03-05T00:00:00.000Z\"}\n");
        write("segment/events/.2025-03-06.jsonl.gz", "half of a file that is being copied");
    }

    private static String event(String id, String user, String at, String received) {
        return "{\"messageId\":\"" + id + "\",\"type\":\"track\",\"event\":\"Invoice Captured\",\"userId\":\"" + user
                + "\",\"anonymousId\":\"a\",\"context\":{\"groupId\":\"001AL0000000001AAA\"},\"properties\":{\"quantity\":2,"
                + "\"complete\":true,\"happened_at\":\"" + at + "\"},\"timestamp\":\"" + at + "\",\"receivedAt\":\""
                + received
                + "\"}\n";
    }

    private void smallFiles() throws IOException {
        write(
                "product/users.csv",
                """
                user_id,account_id,email,full_name,role,team,invited_at,activated_at,deactivated_at,last_seen_at
                u1,001AL0000000001AAA,a@bo.example,A,admin,Treasury,2025-01-01T00:00:00.000Z,2025-01-02T00:00:00Z,,2025-03-01 10:00:00
                """);
        write(
                "surveys/answers.csv",
                """
                answer_id,account_id,email,survey,score,comment,asked_at,answered_at
                a1,001AL0000000001AAA,a@bo.example,nps,9,"Good,
                mostly",2025-02-01T00:00:00.000Z,2025-02-02T00:00:00.000Z
                """);
        write(
                "success/plans.csv",
                """
                account_id,plan,kpi,unit,better,baseline,target,unit_value,currency,attribution,agreed_by,agreed_on
                001AL0000000001AAA,Faster,Days to pay,days,down,30,20,1500.50,EUR,0.6,A,2025-01-15
                """);
        write(
                "success/kpis.csv",
                "account_id,kpi,month,actual,reported_at\n001AL0000000001AAA,Days to pay,2025-02-01,27.5,2025-03-03T00:00:00.000Z\n");
        write(
                "success/claims.csv",
                "claim_id,account_id,person,title,amount,currency,achieved_on,restates,evidence,is_verified,verified_by,"
                        + "verified_on\nc1,001AL0000000001AAA,Ann,Won,12.5,EUR,2025-02-01,none,doc,true,Kim,2025-02-02\n");
        write(
                "fx/rates.csv",
                "from,to,date,type,rate\nUSD,EUR,2025-01-31,spot,0.9623\nusd,EUR,2025-02-28,month_avg,0.95\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void gzip(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, JsonLinesFileTest.packed(text));
    }
}
