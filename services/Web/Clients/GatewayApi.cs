using System.Net.Http.Headers;
using System.Text.Json;
using Polly;
using Web.SignIn;

namespace Web.Clients;

/// <summary>One call to the gateway's API in the name of the person whose page asks.</summary>
public sealed class GatewayApi(IHttpClientFactory http, GatewayTicket ticket)
{
    public async Task<Answer<T>> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellation) where T : class
    {
        using (request)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await ticket.ReadAsync());
            try
            {
                using var client = http.CreateClient(Gateway.Calls);
                using var response = await client.SendAsync(request, cancellation);
                if (!response.IsSuccessStatusCode) return await ApiProblem.ReadAsync(response, cancellation);
                if (typeof(T) == typeof(Done)) return (T)(object)Done.Yes;
                return await response.Content.ReadFromJsonAsync<T>(cancellation) is { } value ? value : ApiProblem.Unreachable;
            }
            catch (Exception failure) when (IsNoAnswer(failure) && !cancellation.IsCancellationRequested)
            {
                return ApiProblem.Unreachable;
            }
        }
    }

    // Refused or broken connections, timeouts, the circuit breaker, and a half body all mean: we do not know.
    private static bool IsNoAnswer(Exception failure) =>
        failure is HttpRequestException or IOException or OperationCanceledException or ExecutionRejectedException or JsonException;
}
