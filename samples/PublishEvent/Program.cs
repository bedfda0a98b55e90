using System.Text.Json;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Texting.Contracts;
using Texting.Contracts.Messaging;
using Texting.Contracts.Platform;

// Publishes one event on RabbitMQ and waits until the broker has it. Usage: dotnet run -- amqp://user:password@host:port
if (args is not [var broker])
{
    Console.Error.WriteLine("Usage: PublishEvent amqp://user:password@host:port");
    return 1;
}

// Olivia of the demo company writes to Ann somewhere else on the platform: it stands in Ann's feed and on her phone a moment later.
var now = TimeProvider.System.GetUtcNow();
var post = new FeedMessagePosted(
    PostId: Guid.CreateVersion7(now),
    CompanyId: Guid.Parse("01980000-0000-7000-8000-000000000001"),
    ContactId: Guid.Parse("01980000-0000-7000-8000-000000000201"),
    ContactKind: ContactKind.Client,
    AuthorId: Guid.Parse("01980000-0000-7000-8000-000000000101"),
    Html: "<p>Rex is <b>home</b> again.</p>",
    Images: [],
    ReportCardUrl: null,
    Kind: FeedMessageKind.Message,
    Delivery: null);

var factory = new ConnectionFactory { Uri = new Uri(broker), ClientProvidedName = "publish-event sample" };
await using var connection = await factory.CreateConnectionAsync();
await using var channel = await connection.CreateChannelAsync(
    new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));

// A real publisher keeps the message id with the event in its own outbox, and repeats both until they are confirmed.
var properties = new BasicProperties
{
    ContentType = WireFormat.ContentType,
    DeliveryMode = DeliveryModes.Persistent,
    MessageId = Guid.CreateVersion7(now).ToString(),
};
var exchange = Catalog.Of(typeof(FeedMessagePosted)).WireName;
try
{
    await channel.BasicPublishAsync(
        exchange, routingKey: "", mandatory: true, properties, JsonSerializer.SerializeToUtf8Bytes(post, WireFormat.Json));
}
catch (PublishException refused)
{
    Console.Error.WriteLine(refused.IsReturn
        ? $"Nobody has a queue for {exchange} yet: texting has never been started. Keep the event and publish it again later."
        : $"The broker did not take it ({refused.Message}). Publish it again, with the same message id.");
    return 1;
}

Console.WriteLine($"{exchange} {post.PostId} is with the broker.");
return 0;
