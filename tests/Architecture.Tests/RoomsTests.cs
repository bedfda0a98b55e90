using System.Reflection;

namespace Architecture.Tests;

/// <summary>What may touch what (the rooms table). Each rule has a twin in <see cref="GuiltyTests"/> that proves it can fail.</summary>
public sealed class RoomsTests
{
    private const string EntityFramework = "Microsoft.EntityFrameworkCore";
    private static readonly string[] Bus = ["MassTransit", "RabbitMQ"];
    private static readonly string[] Services = ["Messaging", "Numbers", "Billing", "Notifications", "Web", "TwilioSimulator", "DemoPlatform"];

    /// <summary>Messaging: a capability and the capabilities it may use.</summary>
    public static readonly Dictionary<string, string[]> MessagingRooms = new()
    {
        ["Conversations"] = ["Contacts", "Texts", "Settings", "Senders", "OptOuts", "Media", "Live"],
        ["Inbound"] = ["Contacts", "Conversations", "Texts", "OptOuts", "Media", "Senders", "Live", "Carrier"],
        ["Unassigned"] = ["Texts", "Conversations", "Contacts"],
        ["Texts"] = ["Contacts", "Senders", "OptOuts", "Media", "Carrier", "Live"],
        ["Carrier"] = [],
        ["OptOuts"] = ["Contacts", "Texts"],
        ["Contacts"] = ["OptOuts", "Settings", "Texts", "Senders"],
        ["Senders"] = ["Texts"],
        ["Settings"] = ["Contacts", "Texts"],
        ["Live"] = [],
        ["Media"] = ["Live", "Carrier"],
    };

    /// <summary>Numbers: a capability and the capabilities it may use.</summary>
    public static readonly Dictionary<string, string[]> NumbersRooms = new()
    {
        ["Search"] = ["Eligibility", "Ownership", "Carrier"],
        ["Ownership"] = ["Search", "Eligibility", "Standing", "Registration", "Carrier"],
        ["Registration"] = ["Search", "Ownership", "Eligibility", "Standing", "Sealing", "Carrier"],
        ["Eligibility"] = ["Standing"],
        ["Standing"] = ["Eligibility", "Ownership", "Registration"],
        ["Operations"] = ["Registration", "Standing", "Eligibility"],
        ["Sealing"] = ["Registration"],
        ["Carrier"] = [],
    };

    /// <summary>Notifications: a capability and the capabilities it may use.</summary>
    public static readonly Dictionary<string, string[]> NotificationsRooms = new()
    {
        ["Audience"] = [],
        ["Email"] = ["Audience"],
        ["Incoming"] = ["Email", "Audience", "Notices", "Rules"],
        ["Settings"] = ["Audience"],
        ["Rules"] = ["Audience", "Settings"],
        ["Notices"] = ["Rules", "Audience", "Settings"],
    };

    /// <summary>The pure decisions of the system.</summary>
    public static readonly string[] Decisions =
    [
        "Messaging.Texts.MayText", "Messaging.Texts.TextPlan", "Messaging.Texts.TextStatus", "Messaging.Texts.Segments", "Messaging.Texts.Gsm7",
        "Messaging.Texts.TextTransition", "Messaging.Texts.Pace", "Messaging.Texts.SenderLimits", "Messaging.Texts.PacificDay", "Messaging.Texts.RetryPlan", "Messaging.Texts.CarrierDayPages",
        "Messaging.Texts.LogFilter", "Messaging.Texts.TotalsSpan", "Messaging.Texts.CsvLine", "Messaging.Unassigned.Suggestions", "Messaging.Inbound.MaskedPhone",
        "Messaging.Texts.CarrierErrors", "Messaging.Texts.SendWindow", "Messaging.Texts.BackOff", "Messaging.Texts.ListMatch",
        "Messaging.Conversations.DeliveryDecision", "Messaging.Conversations.PlainText", "Messaging.Inbound.Keywords", "Messaging.Inbound.SenderMatch",
        "Messaging.Media.PictureFormat", "Messaging.Media.PictureAddress", "Messaging.Media.PublicAddress", "Messaging.Media.FetchBackOff",
        "Messaging.Contacts.PhoneNumber", "Billing.Usage.UsagePolicy", "Billing.Periods.PeriodCalendar", "Billing.Periods.Placement",
        "Billing.Periods.PeriodClosing", "Billing.Lots.Consume", "Billing.Lots.Expire", "Billing.Subscription.NumberFees", "Billing.Transactions.Money",
        "Billing.Alerts.Thresholds", "Billing.Alerts.Cap", "Billing.Alerts.Forecast", "Billing.Reconciliation.Comparison",
        "Billing.Statements.StatementCsv", "Billing.Statements.StatementHtml", "Gateway.Webhooks.Signature",
        "Numbers.Eligibility.MayEnable", "Numbers.Standing.SenderDecision", "Numbers.Standing.RegistrationDecision", "Numbers.Search.NumberPlan",
        "Numbers.Search.NumberQuery", "Numbers.Registration.Itinerary", "Numbers.Registration.PollPlan", "Numbers.Registration.OwnerAnswer",
        "Numbers.Registration.PlainReasons", "Numbers.Registration.FormRules", "Numbers.Registration.CampaignRules", "Numbers.Registration.CampaignWriter",
        "Numbers.Registration.TaxId", "Notifications.PlatformEvents.SchemaCheck", "Notifications.Email.EmailRetry", "Notifications.Email.EmailLayout", "Notifications.Email.PlainPart",
        "Notifications.Email.ReplyAddress", "Notifications.Email.ReplyWords", "Notifications.Email.ReplyHtml",
        "Notifications.Email.Templates.TemplateText", "Notifications.Email.Templates.ProductEmail", "Notifications.Email.Templates.TemplateRules",
        "Notifications.Email.Templates.NewsValues", "Notifications.Incoming.RegistrationOutcome",
        "Notifications.Rules.EventStartedToClient", "Notifications.Rules.ServicesRequestedToOffice", "Notifications.Rules.ServiceChangeRequestedToOffice",
        "Notifications.Rules.StaffLateToOwnEventToStaff", "Notifications.Rules.StaffLateToEventToOffice", "Notifications.Rules.Lateness",
        "Notifications.Rules.OneText", "Notifications.Rules.LocalTime", "Notifications.Notices.Timing",
    ];

    private static readonly Assembly[] OurServices =
    [
        typeof(global::Messaging.MessagingService).Assembly, typeof(global::Numbers.NumbersService).Assembly,
        typeof(global::Billing.BillingService).Assembly, typeof(global::Notifications.NotificationsService).Assembly,
    ];

    private static readonly Assembly Gateway = Assembly.Load("Gateway");
    private static readonly Assembly Web = Assembly.Load("Web");
    private static readonly Assembly Simulator = Assembly.Load("TwilioSimulator");
    private static readonly Assembly Contracts = Assembly.Load("Texting.Contracts");
    private static readonly Assembly Defaults = Assembly.Load("ServiceDefaults");
    private static readonly Assembly DefaultsData = Assembly.Load("ServiceDefaults.Data");

    private static readonly Lazy<IReadOnlyList<Use>> AllUses = new(() =>
        [.. OurServices.Concat([Gateway, Web, Simulator, Contracts, Defaults, DefaultsData]).SelectMany(Uses.Of)]);

    [Fact]
    public void No_service_knows_another_service_or_the_gateway()
    {
        foreach (var service in Services)
            Innocent(Rules.MayNot(AllUses.Value, service, [.. Services.Where(other => other != service), "Gateway"]));
    }

    [Fact]
    public void The_contracts_know_nothing_but_the_base_library()
    {
        Assert.All(Contracts.GetReferencedAssemblies(), reference => Assert.StartsWith("System", reference.Name));
    }

    [Fact]
    public void The_service_defaults_know_no_contract_and_no_service()
    {
        Innocent(Rules.MayNot(AllUses.Value, "ServiceDefaults", ["Texting.Contracts", "Gateway", .. Services]));
    }

    [Fact]
    public void The_service_defaults_know_no_business_noun()
    {
        string[] nouns = ["Client", "Staff", "Conversation", "FeedMessage", "TextMessage", "Sender", "Registration", "Invoice", "Allotment", "Notice"];
        var names = Defaults.GetTypes().Concat(DefaultsData.GetTypes()).Select(type => type.Name);
        Assert.DoesNotContain(names, name => nouns.Contains(name));
    }

    [Fact]
    public void The_gateway_knows_no_contract_no_database_and_no_bus()
    {
        Innocent(Rules.MayNot(AllUses.Value, "Gateway", ["Texting.Contracts", EntityFramework, "Npgsql", "ServiceDefaults.Data", .. Bus]));
    }

    [Fact]
    public void Web_knows_no_database_and_no_bus()
    {
        Innocent(Rules.MayNot(AllUses.Value, "Web", [EntityFramework, "Npgsql", "ServiceDefaults.Data", .. Bus]));
    }

    [Fact]
    public void The_simulator_knows_nothing_of_ours_and_not_the_sdk_either()
    {
        Innocent(Rules.MayNot(AllUses.Value, "TwilioSimulator", ["Texting.Contracts", "ServiceDefaults", "Twilio", "Gateway", .. Services.Where(name => name != "TwilioSimulator")]));
    }

    [Fact]
    public void The_capabilities_of_Messaging_keep_to_their_rooms()
    {
        Innocent(Rules.Rooms(AllUses.Value, "Messaging", MessagingRooms));
    }

    [Fact]
    public void The_capabilities_of_Numbers_keep_to_their_rooms()
    {
        Innocent(Rules.Rooms(AllUses.Value, "Numbers", NumbersRooms));
    }

    [Fact]
    public void The_capabilities_of_Notifications_keep_to_their_rooms()
    {
        Innocent(Rules.Rooms(AllUses.Value, "Notifications", NotificationsRooms));
    }

    [Fact]
    public void Decisions_are_pure()
    {
        var known = AllUses.Value.Select(use => use.From).ToHashSet();
        Assert.All(Decisions, decision => Assert.Contains(decision, known));
        Innocent(Rules.Pure(AllUses.Value, Decisions));
    }

    [Fact]
    public void Route_tables_have_no_logic() => Innocent(Rules.EndpointsOnlyRoute(AllUses.Value));

    [Fact]
    public void Only_the_relay_publishes() => Innocent(Rules.OnlyTheRelayPublishes(AllUses.Value));

    [Fact]
    public void Only_background_workers_see_all_companies() => Innocent(Rules.OnlyWorkersSeeAllCompanies(AllUses.Value));

    [Fact]
    public void Contexts_come_from_the_scope() => Innocent(Rules.ContextsComeFromTheScope(AllUses.Value));

    [Fact]
    public void Only_the_carrier_rooms_speak_Twilio() => Innocent(Rules.OnlyCarrierRoomsSpeakTwilio(AllUses.Value));

    [Fact]
    public void Only_the_email_room_mails() => Innocent(Rules.OnlyTheEmailRoomMails(AllUses.Value));

    private static void Innocent(IEnumerable<Use> violations) => Assert.Empty(violations.Select(violation => violation.ToString()).Distinct().Order());
}
