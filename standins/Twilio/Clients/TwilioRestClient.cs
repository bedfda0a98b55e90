using System.Net;
using Twilio.Exceptions;
using Twilio.Http;

namespace Twilio.Clients;

/// <summary>Credentials, transport and the translation of bad answers into exceptions.</summary>
public class TwilioRestClient : ITwilioRestClient
{
    private readonly string username;
    private readonly string password;

    public TwilioRestClient(
        string username,
        string password,
        string accountSid = null,
        string region = null,
        HttpClient httpClient = null,
        string edge = null)
    {
        this.username = username;
        this.password = password;
        AccountSid = accountSid ?? username;
        Region = region;
        HttpClient = httpClient ?? new SystemNetHttpClient();
        Edge = edge;
    }

    public HttpClient HttpClient { get; }

    public string AccountSid { get; }

    public string Region { get; }

    public string Edge { get; set; }

    public string[] UserAgentExtensions { get; set; }

    public string LogLevel { get; set; }

    public Response Request(Request request)
    {
        Prepare(request);
        try
        {
            return Checked(HttpClient.MakeRequest(request));
        }
        catch (Exception failure) when (failure is not TwilioException)
        {
            throw NoAnswer(request, failure);
        }
    }

    public async Task<Response> RequestAsync(Request request)
    {
        Prepare(request);
        try
        {
            return Checked(await HttpClient.MakeRequestAsync(request).ConfigureAwait(false));
        }
        catch (Exception failure) when (failure is not TwilioException)
        {
            throw NoAnswer(request, failure);
        }
    }

    private void Prepare(Request request)
    {
        request.SetAuth(username, password);
        request.Region ??= Region;
        request.Edge ??= Edge;
        request.UserAgentExtensions = UserAgentExtensions;
    }

    // Redirects count as success: only Deactivations answers with one, and its body is the resource.
    private static Response Checked(Response response)
    {
        if (response is null) throw new ApiConnectionException("Connection Error: No response received.");
        if (response.StatusCode is >= HttpStatusCode.OK and < HttpStatusCode.BadRequest) return response;

        var error = RestException.FromJson(response.Content);
        throw error is null
            ? new ApiException($"Api Error: {response.StatusCode} - {response.Content ?? "[no content]"}")
            : new ApiException(
                error.Code,
                (int)response.StatusCode,
                error.Body ?? $"Unable to make request, {response.StatusCode}",
                error.MoreInfo,
                error.Details);
    }

    private static ApiConnectionException NoAnswer(Request request, Exception failure) =>
        new($"Connection Error: {request.Method}{request.ConstructUrl()}", failure);
}
