package io.meridiem.demo;

import static io.meridiem.demo.JsonLines.object;
import static io.meridiem.demo.JsonLines.seconds;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meridiem.demo.Discount.Coupon;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;

/** The biller's objects as its interface gives them (version 2024-06-20): what is bought, by whom, on what terms. */
final class StripeObjects {
    private static final int MORNING = 9 * 3_600;

    private final World world;

    StripeObjects(World world) {
        this.world = world;
    }

    ObjectNode customer(Account account, Payer payer) {
        ObjectNode customer = object();
        customer.put("id", payer.id).put("object", "customer");
        customer.putObject("address").put("country", account.country);
        customer.put("balance", 0).put("created", seconds(World.at(payer.since, MORNING)));
        customer.put("currency", payer.currency.toLowerCase(Locale.ROOT)).put("delinquent", owes(payer));
        customer.put("description", (String) null);
        customer.put("email", "accounts@" + Names.domain(account));
        customer.put("livemode", true);
        ObjectNode metadata = customer.putObject("metadata");
        if (payer.crmId != null) {
            metadata.put("crm_account_id", payer.crmId);
        }
        return customer.put("name", account.name);
    }

    private static boolean owes(Payer payer) {
        return payer.subscriptions.stream().anyMatch(one -> one.unpaidFrom != null);
    }

    ObjectNode product(Plan plan) {
        ObjectNode product = object();
        product.put("id", productId(plan)).put("object", "product").put("active", true);
        product.put("created", seconds(World.at(world.firstDay().minusYears(4), MORNING)))
                .put("livemode", true);
        product.putObject("metadata")
                .put("plan", plan.word)
                .put("addon", Boolean.toString(plan.kind == Plan.Kind.ADDON));
        return product.put("name", plan.label).put("type", "service");
    }

    private static String productId(Plan plan) {
        return "prod_" + Dice.of(7, plan.ordinal(), "product", 0).letters(14);
    }

    ObjectNode price(Price price) {
        ObjectNode made = object();
        made.put("id", price.id()).put("object", "price").put("active", true).put("billing_scheme", "per_unit");
        made.put("created", seconds(World.at(world.firstDay().minusYears(4), MORNING)));
        made.put("currency", price.currency().toLowerCase(Locale.ROOT)).put("livemode", true);
        made.put("nickname", price.nickname()).put("product", productId(price.plan()));
        if (price.interval() == Interval.ONCE) {
            made.putNull("recurring");
        } else {
            made.putObject("recurring")
                    .put("interval", price.interval().name().toLowerCase(Locale.ROOT))
                    .put("interval_count", 1)
                    .put("usage_type", price.recurs() ? "licensed" : "metered");
        }
        made.put("type", price.interval() == Interval.ONCE ? "one_time" : "recurring");
        BigDecimal minor = price.minor();
        // Parts of a cent are told in words only.
        made.put("unit_amount", minor.scale() > 0 ? null : (Long) minor.longValueExact());
        return made.put("unit_amount_decimal", minor.toPlainString());
    }

    ObjectNode coupon(Coupon coupon) {
        ObjectNode made = object();
        made.put("id", coupon.id()).put("object", "coupon");
        made.put("amount_off", coupon.currency() == null ? null : (Long) coupon.amountOff());
        made.put("created", seconds(World.at(world.firstDay().minusYears(3), MORNING)));
        made.put(
                "currency", coupon.currency() == null ? null : coupon.currency().toLowerCase(Locale.ROOT));
        made.put("duration", coupon.duration().name().toLowerCase(Locale.ROOT));
        made.put("duration_in_months", coupon.months() == 0 ? null : (Integer) coupon.months());
        made.put("livemode", true).put("name", coupon.name());
        made.put("percent_off", coupon.currency() == null ? (Integer) coupon.percent() : null);
        return made.put("valid", true);
    }

    ObjectNode discount(Payer payer, Discount discount) {
        int second = discount.subscription() == null ? MORNING : discount.subscription().second;
        ObjectNode made = object();
        made.put("id", discount.id()).put("object", "discount");
        made.set("coupon", coupon(discount.coupon()));
        made.put("customer", payer.id);
        made.put("end", discount.ends() == null ? null : seconds(World.at(discount.ends(), second)));
        made.put("start", seconds(World.at(discount.starts(), second)));
        return made.put("subscription", discount.subscription() == null ? null : discount.subscription().id);
    }

    ObjectNode subscription(Payer payer, Subscription subscription) {
        ObjectNode made = object();
        made.put("id", subscription.id).put("object", "subscription");
        made.put("billing_cycle_anchor", seconds(at(subscription, subscription.anchor())));
        notice(made, subscription);
        made.put("collection_method", collection(subscription));
        made.put("created", seconds(at(subscription, subscription.start)));
        made.put("currency", payer.currency.toLowerCase(Locale.ROOT));
        period(made, subscription);
        made.put("customer", payer.id).put("days_until_due", subscription.byCard ? null : (Integer) 30);
        items(made.putObject("items").put("object", "list").putArray("data"), subscription);
        made.put("livemode", true).putObject("metadata");
        pause(made, subscription);
        made.put("start_date", seconds(at(subscription, subscription.start)));
        made.put("status", status(subscription));
        boolean tried = subscription.trialEnd != null;
        made.put("trial_end", tried ? seconds(at(subscription, subscription.trialEnd)) : null);
        return made.put("trial_start", tried ? seconds(at(subscription, subscription.start)) : null);
    }

    /** What is known of its end: a notice given may lie before it. */
    private void notice(ObjectNode made, Subscription subscription) {
        boolean over = world.has(subscription.ended);
        boolean noticed = over || subscription.ended != null && world.has(subscription.noticeOn);
        made.put("cancel_at", noticed && !over ? seconds(at(subscription, subscription.ended)) : null);
        made.put("cancel_at_period_end", noticed && !over);
        made.put("canceled_at", noticed ? seconds(World.at(subscription.noticeOn, subscription.changeSecond)) : null);
        made.putObject("cancellation_details")
                .put("comment", noticed ? subscription.comment : null)
                .put("feedback", noticed ? subscription.feedback : null)
                .put("reason", noticed ? "cancellation_requested" : null);
        made.put("ended_at", over ? seconds(at(subscription, subscription.ended)) : null);
    }

    static String collection(Subscription subscription) {
        return subscription.byCard ? "charge_automatically" : "send_invoice";
    }

    private void period(ObjectNode made, Subscription subscription) {
        LocalDate now = world.has(subscription.ended) ? subscription.ended.minusDays(1) : world.lastDay();
        int number = subscription.failed ? 0 : subscription.periodOf(now);
        LocalDate from = number < 0 ? subscription.start : subscription.period(number);
        LocalDate to = number < 0 ? subscription.trialEnd : subscription.period(number + 1);
        made.put("current_period_end", seconds(at(subscription, to)));
        made.put("current_period_start", seconds(at(subscription, from)));
    }

    /** The items as they are now; what was removed is not among them. */
    private void items(ArrayNode data, Subscription subscription) {
        LocalDate now = world.has(subscription.ended) ? subscription.ended.minusDays(1) : world.lastDay();
        for (Item item : subscription.items) {
            Stage stage = item.on(subscription.failed ? subscription.start : now);
            if (stage != null) {
                boolean later = item.stages.get(0).inMidPeriod();
                int second = later ? subscription.changeSecond : subscription.second;
                ObjectNode made = data.addObject().put("id", item.id).put("object", "subscription_item");
                made.put("created", seconds(World.at(item.from(), second))).putObject("metadata");
                made.set("price", price(stage.price()));
                if (stage.price().recurs()) {
                    made.put("quantity", stage.quantity());
                }
                made.put("subscription", subscription.id);
            }
        }
    }

    private void pause(ObjectNode made, Subscription subscription) {
        Subscription.Pause now = subscription.pauses.stream()
                .filter(pause -> pause.has(world.lastDay()))
                .findFirst()
                .orElse(null);
        if (now == null) {
            made.putNull("pause_collection");
        } else {
            made.putObject("pause_collection")
                    .put("behavior", "void")
                    .put("resumes_at", seconds(at(subscription, now.to())));
        }
    }

    private String status(Subscription subscription) {
        if (subscription.failed) {
            return "incomplete_expired";
        }
        if (world.has(subscription.ended)) {
            return "canceled";
        }
        if (subscription.inTrial(world.lastDay())) {
            return "trialing";
        }
        return subscription.unpaidFrom == null ? "active" : "past_due";
    }

    private static Instant at(Subscription subscription, LocalDate day) {
        return World.at(day, subscription.second);
    }
}
