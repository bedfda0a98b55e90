using System.Net;
using Twilio.Rest.Api.V2010.Account;

namespace Twilio.Tests;

public sealed class PagingTests : IDisposable
{
    private readonly CarrierWire wire = new();

    public void Dispose() => wire.Dispose();

    [Fact]
    public async Task Further_pages_are_fetched_from_their_relative_addresses()
    {
        wire.Answers(HttpStatusCode.OK, Page("/2010-04-01/Accounts/AC1/Messages.json?PageSize=2&Page=1&PageToken=PASM2", 1, 2))
            .Answers(HttpStatusCode.OK, Page(null, 3));

        var messages = await MessageResource.ReadAsync(pageSize: 2, client: wire.Client());

        Assert.Equal(["SM1", "SM2", "SM3"], messages.Select(message => message.Sid));
        wire.Requests.Last().Is(SentRequest.Golden(
            "GET https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json", "PageSize=2&Page=1&PageToken=PASM2"));
    }

    [Fact]
    public async Task The_first_page_is_there_after_the_await_and_the_others_are_not_fetched_before_they_are_needed()
    {
        wire.Answers(HttpStatusCode.OK, Page("/2010-04-01/Accounts/AC1/Messages.json?Page=1", 1, 2));

        var messages = await MessageResource.ReadAsync(client: wire.Client());

        Assert.Equal(["SM1", "SM2"], messages.Take(2).Select(message => message.Sid));
        Assert.Single(wire.Requests);
    }

    [Fact]
    public async Task Without_auto_paging_there_is_one_page()
    {
        wire.Answers(HttpStatusCode.OK, Page("/2010-04-01/Accounts/AC1/Messages.json?Page=1", 1, 2));

        var messages = await MessageResource.ReadAsync(client: wire.Client());
        messages.AutoPaging = false;

        Assert.Equal(2, messages.Count());
    }

    [Fact]
    public async Task A_limit_lets_one_too_many_through_so_callers_take_what_they_need()
    {
        wire.Answers(HttpStatusCode.OK, Page(null, 1, 2, 3, 4, 5));
        var messages = await MessageResource.ReadAsync(limit: 2, client: wire.Client());
        Assert.Equal(3, messages.Count());
    }

    [Fact]
    public void A_page_can_be_fetched_by_its_address()
    {
        wire.Answers(HttpStatusCode.OK, Page("/2010-04-01/Accounts/AC1/Messages.json?Page=2", 1)).Answers(HttpStatusCode.OK, Page(null, 2));

        var page = MessageResource.GetPage("https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json?Page=1", wire.Client());
        var next = MessageResource.NextPage(page, wire.Client());

        Assert.True(page.HasNextPage());
        Assert.False(next.HasNextPage());
        Assert.Equal("SM2", Assert.Single(next.Records).Sid);
    }

    [Fact]
    public async Task A_list_without_its_key_is_a_null_reference_and_no_empty_list()
    {
        wire.Answers(HttpStatusCode.OK, """{"maintenance":true}""");
        await Assert.ThrowsAsync<NullReferenceException>(() => MessageResource.ReadAsync(client: wire.Client()));
    }

    private static string Page(string? next, params int[] sids) =>
        $$"""
        {"messages":[{{string.Join(',', sids.Select(sid => $$"""{"sid":"SM{{sid}}"}"""))}}],
         "page":0,"page_size":2,"start":0,"end":1,"uri":"/x","first_page_uri":"/x","previous_page_uri":null,
         "next_page_uri":{{(next is null ? "null" : $"\"{next}\"")}}}
        """;
}
