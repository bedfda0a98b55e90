using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Web.Conversations;
using Web.Tests.Support;

namespace Web.Tests.Conversations;

public class ComposerModelTests
{
    [Fact]
    public async Task Typing_measures_what_it_would_become()
    {
        await using var tab = await Tab.OpenAsync();
        var composer = Composer(tab);
        await composer.TypeAsync("Hello&nbsp;Ann");
        Assert.Equal("Hello Ann", composer.Html);
        Assert.Equal(151, composer.Preview?.CharactersLeft);
        Assert.True(composer.CanSend);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<br>")]
    [InlineData("<ul><li> &nbsp; </li></ul>")]
    public async Task Nothing_typed_asks_nobody_and_cannot_be_sent(string html)
    {
        await using var tab = await Tab.OpenAsync();
        var composer = Composer(tab);
        await composer.TypeAsync(html);
        Assert.False(composer.CanSend);
        Assert.Null(composer.Preview);
        Assert.Empty(tab.Gateway.Seen);
    }

    [Fact]
    public async Task What_no_message_can_hold_is_said_and_not_sent()
    {
        await using var tab = await Tab.OpenAsync();
        var composer = Composer(tab);
        await composer.TypeAsync(new string('a', ComposerModel.Longest + 1));
        Assert.True(composer.IsTooLong);
        Assert.False(composer.CanSend);
        Assert.Empty(tab.Gateway.Seen);
    }

    [Fact]
    public async Task Only_the_answer_to_the_newest_text_is_shown()
    {
        await using var tab = await Tab.OpenAsync();
        var hold = new TaskCompletionSource();
        var isFirst = true;
        tab.Gateway.Delays = _ => isFirst ? hold.Task : null;
        var composer = Composer(tab);
        var first = composer.TypeAsync("first");
        await Testing.Eventually.Until(() => tab.Gateway.Seen.Count == 1);
        isFirst = false;
        await composer.TypeAsync("second");
        hold.SetResult();
        await first;
        Assert.Equal("second", composer.Preview?.Parts[0].Body);
    }

    [Fact]
    public async Task The_way_that_was_chosen_is_measured_and_sent()
    {
        await using var tab = await Tab.OpenAsync();
        var composer = Composer(tab);
        await composer.TypeAsync("Hello");
        await composer.ChooseAsync(DeliveryMode.EmailOnly);
        Assert.Equal(DeliveryMode.EmailOnly, composer.Preview?.Delivery);
    }

    [Fact]
    public async Task A_double_click_is_one_message()
    {
        await using var tab = await Tab.OpenAsync();
        var draft = new Draft("Hello", null, Guid.CreateVersion7());
        var hold = new TaskCompletionSource();
        tab.Gateway.Delays = _ => hold.Task;
        var composer = Composer(tab);
        var first = composer.SendAsync(draft);
        var second = composer.SendAsync(draft);
        Assert.True(composer.IsSending);
        hold.SetResult();
        Assert.True(await first);
        Assert.True(await second);
        Assert.Single(tab.Gateway.Seen);
        Assert.False(composer.IsSending);
    }

    [Fact]
    public async Task A_retry_is_the_same_message_because_it_has_the_same_key()
    {
        await using var tab = await Tab.OpenAsync();
        tab.Gateway.Refuses = _ => Problem.Of(503, "unavailable", "Unavailable.", "Send it again.");
        var draft = new Draft("Hello", DeliveryMode.TextOnly, Guid.CreateVersion7());
        var composer = Composer(tab);
        Assert.False(await composer.SendAsync(draft));
        Assert.Equal("Send it again.", composer.Problem?.Detail);
        Assert.Equal(DeliveryMode.TextOnly, composer.Delivery);
        tab.Gateway.Refuses = null;
        Assert.True(await composer.SendAsync(draft));
        Assert.Null(composer.Problem);
        Assert.Single(tab.Gateway.Seen.Select(request => request.IdempotencyKey).Distinct());
        Assert.Single(tab.Gateway.Composed);
    }

    [Fact]
    public async Task What_is_typed_while_a_message_is_on_its_way_stays()
    {
        await using var tab = await Tab.OpenAsync();
        var hold = new TaskCompletionSource();
        tab.Gateway.Delays = request => request.Headers.ContainsKey("Idempotency-Key") ? hold.Task : null;
        var composer = Composer(tab);
        var sending = composer.SendAsync(new Draft("First", null, Guid.CreateVersion7()));
        await composer.TypeAsync("Second");
        hold.SetResult();
        await sending;
        Assert.Equal("Second", composer.Html);
        Assert.NotNull(composer.Preview);
        Assert.True(composer.CanSend);
    }

    [Fact]
    public async Task Plain_characters_are_offered_only_where_they_read_the_same()
    {
        await using var tab = await Tab.OpenAsync();
        tab.Gateway.Preview = message => Some.Preview(new PreviewPart(message.Html, 5, 70, 1)) with { ExpensiveCharacters = [message.Html] };
        var composer = Composer(tab);
        await composer.TypeAsync("\u201c");
        Assert.True(composer.CanSimplify);
        await composer.TypeAsync("🐶");
        Assert.False(composer.CanSimplify);
    }

    private static ComposerModel Composer(Tab tab) => new(tab.Messaging, tab.Feed(Some.Ann));
}
