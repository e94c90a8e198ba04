using TypedStreaming.Session;

namespace TypedStreaming.Tests.Session.Walking;

/// <summary>
/// Counts the requests since the last progress or timer. Time passes only by these two: a response can come at once, so a chain that needs
/// neither would run as fast as the network. The longest chain is a start (a login, a handshake, two connects, three that are answered early)
/// whose session is lost and tried once more at once, possibly with a new token.
/// </summary>
internal sealed class ChainBudget
{
    private const int Logins = 2;
    private const int Handshakes = 2;
    private const int Connects = 10;

    private int _logins;
    private int _handshakes;
    private int _connects;

    public bool IsExceeded => _logins > Logins || _handshakes > Handshakes || _connects > Connects;

    public void Reset() => (_logins, _handshakes, _connects) = (0, 0, 0);

    public void Note(SessionAction action)
    {
        if (action is SessionAction.AcquireToken) _logins++;
        if (action is SessionAction.SendHandshake) _handshakes++;
        if (action is SessionAction.SendConnect) _connects++;
    }

    public override string ToString() => $"{_logins} logins, {_handshakes} handshakes, {_connects} connects";
}
