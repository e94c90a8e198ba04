using System.Text;
using TypedStreaming.Tool.Output;
using TypedStreaming.Tool.Shells;

namespace TypedStreaming.Tool.Listen;

/// <summary>
/// Writes the events of all channels, one line for each event. An event is acknowledged when its line has been written. If the line cannot be
/// written, the event is not acknowledged.
/// </summary>
internal sealed class EventOutput(IShell shell, ListenSettings settings, StatusLine status)
{
    private readonly Lock _gate = new();
    private int _written;

    /// <returns>False if the wanted number of events is written, so that no further event is taken.</returns>
    public bool Write(Delivery<EventMessage> delivery)
    {
        var line = Encoding.UTF8.GetBytes((settings.IsJson ? EventLine.JsonOf(delivery) : EventLine.Of(delivery)) + "\n");
        lock (_gate)
        {
            if (_written == settings.Count) return false;
            status.WriteInstead(() => Write(delivery, line));
            delivery.Acknowledge();
            _written++;
            status.Count(delivery);
            return _written != settings.Count;
        }
    }

    private void Write(Delivery<EventMessage> delivery, byte[] line)
    {
        if (delivery.Gap is { } gap) shell.Error.WriteLine(ErrorLine.Warning(GapWarning.Of(gap, delivery)));
        shell.Output.Write(line);
        shell.Output.Flush();
    }
}
