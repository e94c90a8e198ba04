using TypedStreaming;

namespace Trimmed;

[GenericEvent("/u/WarehouseAlerts")]
internal sealed partial record WarehouseAlert(int Dock, string Message, bool Urgent = false);
