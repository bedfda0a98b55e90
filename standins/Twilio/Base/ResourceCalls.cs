using System.Globalization;
using System.Net;
using Newtonsoft.Json;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Http;
using Twilio.Rest;

namespace Twilio.Base;

/// <summary>What the static methods of all resources have in common; a new resource is its options, its properties and one line per call.</summary>
internal sealed class ResourceCalls<T>(Domain domain, string listKey)
    where T : Resource
{
    public static string Account(string pathAccountSid, ITwilioRestClient client) => "/2010-04-01/Accounts/" + (pathAccountSid ?? Require(client).AccountSid);

    public T Get(string path, ITwilioRestClient client) => Resource(Require(client).Request(Request(HttpMethod.Get, path)));

    public async Task<T> GetAsync(string path, ITwilioRestClient client) =>
        Resource(await Require(client).RequestAsync(Request(HttpMethod.Get, path)).ConfigureAwait(false));

    public async Task<T> GetAsync(string path, IOptions<T> query, ITwilioRestClient client) =>
        Resource(await Require(client).RequestAsync(new(HttpMethod.Get, domain, path, queryParams: query.GetParams())).ConfigureAwait(false));

    public T Post(string path, IOptions<T> options, ITwilioRestClient client) => Resource(Require(client).Request(Request(HttpMethod.Post, path, options)));

    public async Task<T> PostAsync(string path, IOptions<T> options, ITwilioRestClient client) =>
        Resource(await Require(client).RequestAsync(Request(HttpMethod.Post, path, options)).ConfigureAwait(false));

    public bool Delete(string path, ITwilioRestClient client) => IsGone(Require(client).Request(Request(HttpMethod.Delete, path)));

    public async Task<bool> DeleteAsync(string path, ITwilioRestClient client) =>
        IsGone(await Require(client).RequestAsync(Request(HttpMethod.Delete, path)).ConfigureAwait(false));

    public ResourceSet<T> Read(string path, ReadOptions<T> options, ITwilioRestClient client) =>
        Set(Require(client).Request(List(path, options)), options, client);

    public async Task<ResourceSet<T>> ReadAsync(string path, ReadOptions<T> options, ITwilioRestClient client) =>
        Set(await Require(client).RequestAsync(List(path, options)).ConfigureAwait(false), options, client);

    public Page<T> GetPage(string url, ITwilioRestClient client) =>
        Page<T>.FromJson(listKey, Require(client).Request(new Request(HttpMethod.Get, url)).Content);

    public Page<T> NextPage(Page<T> page, ITwilioRestClient client) => GetPage(page.GetNextPageUrl(domain), client);

    private Request Request(HttpMethod method, string path, IOptions<T> options = null) => new(method, domain, path, postParams: options?.GetParams());

    private Request List(string path, ReadOptions<T> options)
    {
        var query = options.GetParams();
        if (options.PageSize is { } size) query.Add(new("PageSize", size.ToString(CultureInfo.InvariantCulture)));
        return new(HttpMethod.Get, domain, path, queryParams: query);
    }

    private ResourceSet<T> Set(Response firstPage, ReadOptions<T> options, ITwilioRestClient client) =>
        new(Page<T>.FromJson(listKey, firstPage.Content), options.Limit, page => NextPage(page, client));

    private static T Resource(Response response)
    {
        try
        {
            return JsonConvert.DeserializeObject<T>(response.Content);
        }
        catch (JsonException unreadable)
        {
            throw new ApiException(unreadable.Message, unreadable);
        }
    }

    private static bool IsGone(Response response) => response.StatusCode is HttpStatusCode.NoContent;

    private static ITwilioRestClient Require(ITwilioRestClient client) =>
        client ?? throw new AuthenticationException("The stand-in has no process-wide client: pass one.");
}
