using TypedStreaming;

namespace Quickstart;

/// <summary>A generic event, which the publisher sends as JSON text.</summary>
[GenericEvent("/u/WarehouseAlerts")]
public sealed partial record WarehouseAlert(int Number, int Dock, string Message, bool Urgent = false);
