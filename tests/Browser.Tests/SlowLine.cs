using Microsoft.Playwright;

namespace Browser.Tests;

/// <summary>A page's connection to the server on which each way can be held up, as it is for somebody on a train.</summary>
internal sealed class SlowLine
{
    /// <summary>What the server says.</summary>
    public Way Answers { get; } = new();

    /// <summary>What the page says.</summary>
    public Way Keys { get; } = new();

    /// <summary>For what the page opens from now on.</summary>
    public static async Task<SlowLine> OfAsync(IPage page)
    {
        var line = new SlowLine();
        await page.RouteWebSocketAsync(url => url.Contains("/_blazor", StringComparison.Ordinal), toPage =>
        {
            var toServer = toPage.ConnectToServer();
            toServer.OnMessage(said => line.Answers.Carry(said, toPage));
            toPage.OnMessage(said => line.Keys.Carry(said, toServer));
        });
        return line;
    }

    /// <summary>One direction. What is held is kept in its order.</summary>
    internal sealed class Way
    {
        private static readonly byte[] Picture = [.. "JS.RenderBatch"u8];

        private readonly Lock _lock = new();
        private readonly List<(IWebSocketFrame Said, IWebSocketRoute To)> _kept = [];
        private bool _holds;

        /// <summary>Something that will be drawn is among what is kept.</summary>
        public bool KeepsPicture
        {
            get
            {
                lock (_lock) return _kept.Exists(kept => kept.Said.Binary is { } bytes && bytes.AsSpan().IndexOf(Picture) >= 0);
            }
        }

        public void Hold()
        {
            lock (_lock) _holds = true;
        }

        public void Release()
        {
            lock (_lock)
            {
                _holds = false;
                foreach (var (said, to) in _kept) Send(said, to);
                _kept.Clear();
            }
        }

        public void Carry(IWebSocketFrame said, IWebSocketRoute to)
        {
            lock (_lock)
            {
                if (_holds) _kept.Add((said, to));
                else Send(said, to);
            }
        }

        private static void Send(IWebSocketFrame said, IWebSocketRoute to)
        {
            if (said.Binary is { } bytes) to.Send(bytes);
            else to.Send(said.Text!);
        }
    }
}
