using TypedStreaming;

namespace Quickstart;

/// <summary>A generic event: its publisher sends this as JSON text.</summary>
[GenericEvent("/u/WarehouseAlerts")]
public sealed partial record WarehouseAlert(int Dock, string Message, bool Urgent = false);
