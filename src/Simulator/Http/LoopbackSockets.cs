using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace TypedStreaming.Simulator.Http;

/// <summary>The sockets of one port on 127.0.0.1 and, if available, on [::1]. The name <c>localhost</c> can mean either address.</summary>
internal sealed class LoopbackSockets
{
    private const int Attempts = 20;

    private readonly List<Socket> _sockets;

    private LoopbackSockets(Socket ipv4) => _sockets = [ipv4];

    public IEnumerable<IPEndPoint> EndPoints => _sockets.Select(static socket => (IPEndPoint)socket.LocalEndPoint!);

    public int Port => EndPoints.First().Port;

    /// <param name="port">The port; 0 for any port that is free on both addresses.</param>
    /// <exception cref="IOException">The port is in use.</exception>
    public static LoopbackSockets Bind(int port)
    {
        for (var attempt = 1; ; attempt++)
        {
            var sockets = new LoopbackSockets(Listen(IPAddress.Loopback, port));
            try
            {
                sockets.AddIPv6();
                return sockets;
            }
            catch (IOException) when (port == 0 && attempt < Attempts)
            {
                // Another program uses this port on [::1], so another port is tried.
                sockets.Close();
            }
            catch
            {
                sockets.Close();
                throw;
            }
        }
    }

    public Socket Of(EndPoint endPoint) => _sockets.Single(socket => endPoint.Equals(socket.LocalEndPoint));

    public void Close()
    {
        foreach (var socket in _sockets) socket.Dispose();
    }

    private void AddIPv6()
    {
        if (!Socket.OSSupportsIPv6) return;
        try
        {
            _sockets.Add(Listen(IPAddress.IPv6Loopback, Port));
        }
        catch (SocketException error) when (error.SocketErrorCode
            is SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported)
        {
            // The machine has IPv6 without a loopback address, as in some containers. Only 127.0.0.1 is used.
        }
    }

    // The socket listens from the start, because otherwise another program could use the same port.
    private static Socket Listen(IPAddress address, int port)
    {
        Socket? socket = null;
        try
        {
            socket = SocketTransportOptions.CreateDefaultBoundListenSocket(new IPEndPoint(address, port));
            socket.Listen();
            return socket;
        }
        catch (Exception error) when (error
            is AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse })
        {
            socket?.Dispose();
            throw new IOException($"Port {port} on {address} is in use: choose another port, or 0 for any free port.", error);
        }
    }
}
