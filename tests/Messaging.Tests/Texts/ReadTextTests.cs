using System.Net;
using Messaging.Texts;
using ServiceDefaults.Auth;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;

namespace Messaging.Tests.Texts;

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class ReadTextTests(MessagingHost host)
{
    [Theory]
    [InlineData(CallerRole.Sitter)]
    [InlineData(CallerRole.Operator)]
    public async Task Staff_and_operators_see_the_whole_life_of_a_text(CallerRole role)
    {
        var ann = await host.GivenClient("Ann", "4155550171");
        var text = Assert.Single((await host.Compose(ann, "Hello", DeliveryMode.TextOnly)).Texts);

        var life = await host.Get<TextLife>($"/texts/{text.Id}", role);

        Assert.Equal((text.Id, (Guid?)ann, false), (life.Id, life.ContactId, life.IsInbound));
        Assert.Equal("composed", life.Events[0].What);
        Assert.Matches("^[0-9a-f]{32}$", life.TraceId);
    }

    [Fact]
    public async Task Another_companys_text_does_not_exist()
    {
        var ann = await host.GivenClient("Ann", "4155550172");
        var text = Assert.Single((await host.Compose(ann, "Hello", DeliveryMode.TextOnly)).Texts);

        using var stranger = host.As(CallerRole.Admin, Guid.CreateVersion7());
        using var answer = await stranger.GetAsync(new Uri($"/api/messaging/texts/{text.Id}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Finding_a_text_by_its_id_reads_one_month_only()
    {
        var id = TextId.New(TimeProvider.System.GetUtcNow());
        await using var explain = host.Database.CreateCommand(
            $"EXPLAIN (COSTS OFF) SELECT * FROM text_messages WHERE id = '{id}' AND created_at = '{TextId.CreatedAt(id):O}'");
        await using var reader = await explain.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var plan = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken)) plan.Add(reader.GetString(0));

        Assert.Single(plan, line => line.Contains(" on text_messages_", StringComparison.Ordinal));
    }
}
