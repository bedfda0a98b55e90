using Microsoft.AspNetCore.Http;
using ServiceDefaults.Http;
using Texting.Contracts.Messaging;
using Texting.Contracts.Messaging.Http;
using Web.Tests.Support;

namespace Web.Tests.Clients;

public class MessagingClientTests
{
    [Fact]
    public async Task Calls_carry_the_ticket_of_the_persons_own_session()
    {
        await using var tab = await Tab.OpenAsync();
        await tab.Messaging.ListConversationsAsync(null, null, null);
        Assert.Equal($"Bearer {Tab.Ticket}", Assert.Single(tab.Gateway.Seen).Authorization);
    }

    [Fact]
    public async Task Only_what_was_asked_is_in_the_query_and_it_is_escaped()
    {
        await using var tab = await Tab.OpenAsync();
        await tab.Messaging.ListConversationsAsync("Ann & Ben", ContactKind.Staff, null);
        Assert.Equal("/api/messaging/conversations?search=Ann%20%26%20Ben&kind=Staff", Assert.Single(tab.Gateway.Seen).Path);
    }

    [Fact]
    public async Task A_problem_comes_back_with_its_own_words()
    {
        await using var tab = await Tab.OpenAsync();
        var answer = await tab.Messaging.ReadHeadAsync(Some.Ann);
        Assert.False(answer.IsOk);
        Assert.Equal(404, answer.Problem.Status);
        Assert.Equal("urn:texting:problem:not-found", answer.Problem.Type);
        Assert.Equal("There is no such conversation in this company.", answer.Problem.Detail);
    }

    [Fact]
    public async Task Errors_of_fields_are_what_is_shown()
    {
        await using var tab = await Tab.OpenAsync();
        tab.Gateway.Refuses = _ => Problem.Invalid("html", "Write something first.");
        var answer = await tab.Messaging.ComposeAsync(Some.Ann, new ComposeMessage("", null), Guid.CreateVersion7());
        Assert.Equal("Write something first.", answer.Problem?.Detail);
    }

    [Theory]
    [InlineData(401, "signed out")]
    [InlineData(403, "role")]
    [InlineData(429, "Too many")]
    [InlineData(502, "problem")]
    public async Task An_error_without_words_gets_plain_ones(int status, string words)
    {
        await using var tab = await Tab.OpenAsync();
        tab.Gateway.Refuses = _ => Results.Content("<html>oops</html>", "text/html", statusCode: status);
        var answer = await tab.Messaging.MarkReadAsync(Some.Ann);
        Assert.Contains(words, answer.Problem?.Detail, StringComparison.Ordinal);
        Assert.Equal(status == 401, answer.Problem?.IsSignedOut);
    }

    [Fact]
    public async Task A_gateway_that_is_away_is_a_problem_and_not_an_exception()
    {
        await using var tab = await Tab.OpenWithoutGatewayAsync();
        var answer = await tab.Messaging.MarkReadAsync(Some.Ann);
        Assert.Equal("urn:texting:problem:unreachable", answer.Problem?.Type);
    }

    [Fact]
    public async Task A_message_is_posted_once_even_when_the_gateway_fails()
    {
        await using var tab = await Tab.OpenAsync();
        tab.Gateway.Refuses = _ => Problem.Of(503, "unavailable", "Unavailable for a moment.", "Nothing was stored.");
        var key = Guid.CreateVersion7();
        await tab.Messaging.ComposeAsync(Some.Ann, new ComposeMessage("Hi", null), key);
        Assert.Equal(key.ToString(), Assert.Single(tab.Gateway.Seen).IdempotencyKey);
    }
}
