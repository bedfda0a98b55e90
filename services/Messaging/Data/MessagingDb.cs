using Messaging.Contacts;
using Messaging.Conversations;
using Messaging.Inbound;
using Messaging.Live;
using Messaging.Media;
using Messaging.OptOuts;
using Messaging.Senders;
using Messaging.Settings;
using Messaging.Texts;
using Microsoft.EntityFrameworkCore;
using ServiceDefaults.Data.Database;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Texting.Contracts.Numbers;
using Texting.Contracts.Platform;

namespace Messaging.Data;

/// <summary>The tables of Messaging; each is mapped beside its capability.</summary>
public sealed class MessagingDb(DbContextOptions<MessagingDb> options) : ServiceDb(options)
{
    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<Company> Companies => Set<Company>();

    public DbSet<MessagingSettings> Settings => Set<MessagingSettings>();

    public DbSet<SettingsChange> SettingsChanges => Set<SettingsChange>();

    public DbSet<BulkChange> BulkChanges => Set<BulkChange>();

    public DbSet<Sender> Senders => Set<Sender>();

    public DbSet<SpendingState> SpendingStates => Set<SpendingState>();

    public DbSet<OptOut> OptOuts => Set<OptOut>();

    public DbSet<ConsentEvent> ConsentEvents => Set<ConsentEvent>();

    public DbSet<Conversation> Conversations => Set<Conversation>();

    public DbSet<FeedMessage> FeedMessages => Set<FeedMessage>();

    public DbSet<HeldRow> Held => Set<HeldRow>();

    public DbSet<FeedChange> FeedChanges => Set<FeedChange>();

    public DbSet<TextMessage> Texts => Set<TextMessage>();

    public DbSet<TextEvent> TextEvents => Set<TextEvent>();

    public DbSet<TextKey> TextKeys => Set<TextKey>();

    public DbSet<UnassignedRow> Unassigned => Set<UnassignedRow>();

    public DbSet<ContactPhone> ContactPhones => Set<ContactPhone>();

    public DbSet<BlockedSender> BlockedSenders => Set<BlockedSender>();

    public DbSet<TextCounter> TextCounters => Set<TextCounter>();

    public DbSet<TextCounterChange> TextCounterChanges => Set<TextCounterChange>();

    public DbSet<CarrierDay> CarrierDays => Set<CarrierDay>();

    public DbSet<Image> Images => Set<Image>();

    public DbSet<ImageContent> ImageContents => Set<ImageContent>();

    public DbSet<FeedPicture> FeedPictures => Set<FeedPicture>();

    public DbSet<InboundCheck> InboundChecks => Set<InboundCheck>();

    public DbSet<QuarantinedText> Quarantine => Set<QuarantinedText>();

    // Names survive a reordering of an enum and read well in the database. TextStatus stays a number: its ranks are compared in SQL.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<ContactKind>().HaveConversion<string>();
        configurationBuilder.Properties<StaffRole>().HaveConversion<string>();
        configurationBuilder.Properties<PhoneProblem>().HaveConversion<string>();
        configurationBuilder.Properties<DeliveryMode>().HaveConversion<string>();
        configurationBuilder.Properties<SenderStanding>().HaveConversion<string>();
        configurationBuilder.Properties<FeedEntryKind>().HaveConversion<string>();
        configurationBuilder.Properties<Reason>().HaveConversion<string>();
        configurationBuilder.Properties<Purpose>().HaveConversion<string>();
        configurationBuilder.Properties<TextDirection>().HaveConversion<string>();
        configurationBuilder.Properties<TextKind>().HaveConversion<string>();
        configurationBuilder.Properties<TextEncoding>().HaveConversion<string>();
        configurationBuilder.Properties<Urgency>().HaveConversion<string>();
        configurationBuilder.Properties<TextKeyKind>().HaveConversion<string>();
        configurationBuilder.Properties<ConsentChange>().HaveConversion<string>();
        configurationBuilder.Properties<ConsentSource>().HaveConversion<string>();
        configurationBuilder.Properties<UnassignedReason>().HaveConversion<string>();
        configurationBuilder.Properties<UnassignedStanding>().HaveConversion<string>();
        configurationBuilder.Properties<FeedChangeKind>().HaveConversion<string>();
    }
}
