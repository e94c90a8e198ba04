using System.Globalization;
using TypedStreaming.Tool.Connections;
using TypedStreaming.Tool.Positions;
using TypedStreaming.Tool.Running;

namespace TypedStreaming.Tool.Listen;

/// <summary>Reads the start position from the option <c>--from</c>.</summary>
internal static class ListenStart
{
    /// <param name="text">The value of the option, or null if it is not written.</param>
    /// <param name="isNamed">True if the position is kept: the start then applies only if there is no position yet.</param>
    /// <param name="channels">The number of channels.</param>
    /// <param name="transport">The transport, which decides the form of an id.</param>
    public static ReplayFrom Parse(string? text, bool isNamed, int channels, TransportKind transport)
    {
        var start = text switch
        {
            null or "latest" => ReplayFrom.Latest,
            "earliest" => ReplayFrom.Earliest,
            _ => After(text, channels, transport),
        };
        return isNamed ? ReplayFrom.Stored(orElse: start) : start;
    }

    private static ReplayFrom After(string text, int channels, TransportKind transport)
    {
        var start = transport == TransportKind.PubSub ? AfterOpaque(text) : AfterNumber(text);
        return channels == 1
            ? start
            : throw new ToolException("--from: a replay id belongs to one channel. Specify only one channel, or use --from earliest or --from latest.");
    }

    private static ReplayFrom AfterNumber(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id != 0
        ? ReplayFrom.After(id)
        : throw new ToolException($"--from: '{text}' is not a valid start position. Specify earliest, latest or a replay id, which is a positive number.");

    private static ReplayFrom AfterOpaque(string text) => ReplayIdText.Parse(text) is { } id && text != "0"
        ? ReplayFrom.After(id)
        : throw new ToolException($"--from: '{text}' is not a valid start position. Specify earliest, latest or a replay id in the form that --json uses: {ReplayIdText.Forms}.");
}
