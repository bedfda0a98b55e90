// Code that breaks each rule on purpose, so that GuiltyTests can show that the rules see it.
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Guilty.Messaging.Carrier
{
    public sealed class Speaker
    {
        public string Say() => "hello";
    }
}

namespace Guilty.Messaging.Texts
{
    public sealed class Dispatcher;
}

namespace Guilty.Messaging.Conversations
{
    public sealed class CallsTheCarrier(Carrier.Speaker speaker)
    {
        public string Say() => speaker.Say();
    }

    public sealed class HiddenInGenerics
    {
        public IReadOnlyList<Carrier.Speaker> Speakers { get; } = [];
    }

    public sealed class SpeaksTwilio
    {
        public Twilio.Types.PhoneNumber Number { get; } = new("+14155550100");
    }

    public sealed class Mails
    {
        public MimeKit.MailboxAddress Address { get; } = new("Ann", "ann@mail.example");
    }

    public static class ImpureDecision
    {
        public static DateTimeOffset Decide(TimeProvider clock) => clock.GetUtcNow();
    }

    public static class WaitingDecision
    {
        public static async Task<int> DecideAsync()
        {
            await Task.Yield();
            return 1;
        }
    }

    public sealed class SomeDb : DbContext
    {
        public DbSet<Row> Rows => Set<Row>();
    }

    public sealed class Row
    {
        public int Id { get; init; }
    }

    public static class LogicEndpoints
    {
        public static int Count(SomeDb db) => db.Rows.Count();
    }

    public sealed class OnSomething(SomeDb db)
    {
        public int CountAll() => db.Rows.IgnoreQueryFilters().Count();
    }

    public sealed class TakesItsOwnContext(IDbContextFactory<SomeDb> contexts)
    {
        public SomeDb Take() => contexts.CreateDbContext();
    }

    public sealed class PublishesItself(IBus bus)
    {
        public Task Publish() => bus.Publish(new Row());
    }

    public sealed class PublishesFromAConsumer : IConsumer<Row>
    {
        public Task Consume(ConsumeContext<Row> context) => context.Publish(new Row());
    }
}

namespace Guilty.Gateway
{
    public sealed class KnowsAContract(Texting.Contracts.Messaging.MessageSent sent)
    {
        public Guid Id => sent.TextMessageId;
    }
}
