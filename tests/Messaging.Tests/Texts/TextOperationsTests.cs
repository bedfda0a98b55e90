using System.Net;
using Messaging.Texts;
using ServiceDefaults.Auth;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using static Messaging.Texts.ReadTextOperations;

namespace Messaging.Tests.Texts;

public sealed class TextOperationsTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 34, 56, TimeSpan.Zero);

    private static readonly DayCount[] Rows =
    [
        new(TextStatus.Delivered, null, new(2026, 3, 2, 12, 34, 0, TimeSpan.Zero), 3, 4),
        new(TextStatus.Accepted, null, new(2026, 3, 2, 12, 34, 0, TimeSpan.Zero), 1, 1),
        new(TextStatus.Delivered, null, new(2026, 3, 2, 11, 35, 0, TimeSpan.Zero), 2, 2),
        new(TextStatus.Undelivered, 30003, null, 5, 5),
        new(TextStatus.FailedAtCarrier, 30007, null, 1, 1),
        new(TextStatus.Failed, 30007, null, 6, 6),
    ];

    [Fact]
    public void The_last_hour_has_all_its_minutes()
    {
        var minutes = PerMinute(Rows, Now);
        Assert.Equal(60, minutes.Count);
        Assert.Equal(2, minutes[0].Texts);
        Assert.Equal(4, minutes[^1].Texts);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 12, 34, 0, TimeSpan.Zero), minutes[^1].At);
        Assert.Equal(6, minutes.Sum(minute => minute.Texts));
    }

    [Fact]
    public void The_most_frequent_code_comes_first_with_its_meaning()
    {
        var codes = Codes(Rows);
        Assert.Equal([(30007, 7L), (30003, 5L)], codes.Select(code => (code.Code, code.Texts)));
        Assert.Equal(CarrierErrors.Of(30007).Words, codes[0].Meaning);
    }

    [Fact]
    public void States_are_those_that_people_see() =>
        Assert.Equal(Rows.Sum(row => row.Texts), LastDay(Rows).Sum(state => state.Texts));

    [Fact]
    public void No_text_of_a_moment_has_a_lower_id_than_the_lowest()
    {
        var at = TextId.Instant(Now);
        Assert.True(string.CompareOrdinal(LowestId(at).ToString(), TextId.New(at).ToString()) < 0);
        Assert.True(string.CompareOrdinal(LowestId(at).ToString(), TextId.New(at.AddMilliseconds(-1)).ToString()) > 0);
    }
}

[Trait("Needs", "Servers")]
[Collection<OneHost>]
public sealed class ReadTextOperationsTests(MessagingHost host)
{
    [Fact]
    public async Task Operators_see_how_the_texts_of_all_companies_fare_and_nobody_else_does()
    {
        var ann = await host.GivenClient("Ann", "4155550173");
        Assert.Single((await host.Compose(ann, "Hello", DeliveryMode.TextOnly)).Texts);

        var state = await host.Get<TextOperations>("/operations/texts", CallerRole.Operator);

        Assert.Equal(60, state.PerMinute.Count);
        Assert.NotEmpty(state.LastDay);
        using var staff = host.As(CallerRole.Admin, Guid.CreateVersion7());
        using var answer = await staff.GetAsync(new Uri("/api/messaging/operations/texts", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }
}
